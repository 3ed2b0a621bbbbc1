import { hash } from 'node:crypto';
import { type ItemKey, type ItemTable, type ItemWrite, MAX_WRITES } from './item-table.ts';
import type { LookupStore, PublishedLookups, RateChange } from './lookup-store.ts';
import { tryAgain } from './try-again.ts';

/** The item of a rate; its name may be a hash, so it says the value. */
interface RateBody {
  readonly value: string | null;
  readonly rate: number;
}

/** The item that says which rates there are, as of when. */
interface PublishedBody {
  readonly asOfMs: number;
  readonly features: readonly string[];
}

const PUBLISHED: ItemKey = { pk: 'lookups', sk: 'published' };
const OVERALL = 'overall';
/** DynamoDB takes 1,024 bytes as the second part of a name. */
const MAX_NAME_BYTES = 1000;

/**
 * Population lookups in a table of items, one item a rate. What is read while rates are being published may hold
 * some of them already; it says the as-of of the publication before.
 */
export function createItemLookupStore(table: ItemTable): LookupStore {
  const writeAll = (writes: readonly ItemWrite[]) =>
    tryAgain('publishing rates', async () => ((await table.write(writes)) === 'done' ? true : null));
  const readPublished = async (): Promise<PublishedBody | null> => {
    const [item] = await table.get([PUBLISHED]);
    return item ? (JSON.parse(item.body) as PublishedBody) : null;
  };

  return {
    async read() {
      const published = await readPublished();
      if (published === null) return { asOfMs: null, lookups: {} } satisfies PublishedLookups;
      const lookups = await Promise.all(
        published.features.map(async (feature) => {
          const bodies = await table.list(partitionOf(feature), '', { order: 'ascending' });
          const all = bodies.map((body) => JSON.parse(body) as RateBody);
          const rates = new Map(
            all.flatMap(({ value, rate }) => (value === null ? [] : [[value, rate] as const])),
          );
          const overall = all.find(({ value }) => value === null)?.rate ?? null;
          return [feature, { rates, overall }] as const;
        }),
      );
      return { asOfMs: published.asOfMs, lookups: Object.fromEntries(lookups) };
    },

    async publish(changes, asOfMs) {
      // of one rate told twice the last counts, and a transaction takes no item twice
      const writes = [
        ...new Map(changes.map(rateWrite).map((write) => [`${write.pk} ${write.sk}`, write])).values(),
      ];
      for (let at = 0; at < writes.length; at += MAX_WRITES)
        await writeAll(writes.slice(at, at + MAX_WRITES));
      const known = (await readPublished())?.features ?? [];
      const features = [...new Set([...known, ...changes.map(({ feature }) => feature)])].sort();
      const body: PublishedBody = { asOfMs, features };
      await writeAll([{ ...PUBLISHED, body: JSON.stringify(body), before: 'any' }]);
    },
  };
}

const partitionOf = (feature: string): string => `lookup#${feature}`;

function rateWrite({ feature, value, rate }: RateChange): ItemWrite {
  const body = rate === null ? null : JSON.stringify({ value, rate } satisfies RateBody);
  return { pk: partitionOf(feature), sk: nameOf(value), body, before: 'any' };
}

function nameOf(value: string | null): string {
  if (value === null) return OVERALL;
  return Buffer.byteLength(value) <= MAX_NAME_BYTES
    ? `value#${value}`
    : `long#${hash('sha256', value, 'hex')}`;
}
