import * as z from 'zod';
import { type AskLake, number, readRows, text } from './lake-rows.ts';

/** Two keys that were seen together in an event, the stronger one first. */
export interface KeyLink {
  readonly keys: readonly [string, string];
  readonly firstKnownMs: number;
}

/** So many are read at once, whatever there is: the first run of all reads every link of the lake. */
export const LINKS_PER_PAGE = 20_000;

/** From when on links are wanted. */
export interface LinksSince {
  readonly sinceMs: number;
  /** Where the run is as of this time or later, from another time on. */
  readonly asOf: { readonly fromMs: number; readonly sinceMs: number } | null;
}

/** Ids are made of letters and digits; whatever else a table holds never gets into a question. */
const keyId = text.regex(/^[a-z]_\w+$/, { error: 'is no id of a key' });
const rows = z.array(z.object({ key_id_a: keyId, key_id_b: keyId, first_known_ms: number }));

/** @param since null: all links */
export const linksQuery = (since: LinksSince | null): string =>
  page(since === null ? '' : `where first_known_ms >= ${sinceOf(since)}\n`);

/** Those after a link, in the order of `linksQuery`. */
export async function readLinksAfter(
  { keys: [a, b], firstKnownMs }: KeyLink,
  ask: AskLake,
): Promise<KeyLink[]> {
  const isAfter = `first_known_ms > ${firstKnownMs}
  or (first_known_ms = ${firstKnownMs} and (key_id_a > '${a}' or (key_id_a = '${a}' and key_id_b > '${b}')))`;
  const [found] = await ask([page(`where ${isAfter}\n`)]);
  return linksOf(found);
}

/** @throws LakeAnswerError */
export const linksOf = (found: unknown): KeyLink[] =>
  readRows('links', rows, found).map(({ key_id_a, key_id_b, first_known_ms }) => ({
    keys: [key_id_a, key_id_b],
    firstKnownMs: first_known_ms,
  }));

const page = (where: string): string => `\
select key_id_a, key_id_b, first_known_ms
from identity_links
${where}order by first_known_ms, key_id_a, key_id_b
limit ${LINKS_PER_PAGE}`;

function sinceOf({ sinceMs, asOf }: LinksSince): string {
  if (asOf === null) return String(sinceMs);
  return `(
  select case when max(as_of_ms) >= ${asOf.fromMs} then ${asOf.sinceMs} else ${sinceMs} end from lead_scores
)`;
}
