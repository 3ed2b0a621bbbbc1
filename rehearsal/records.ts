import { generateSeason } from '../cli/demo/season/index.ts';

export const RECORDS = 200;
const PACKED = 25;
const EVENTS_PER_PACK = 3;
const LEADS = 80;
const SEED = 11;

const text = (value: string) => Buffer.from(value);

/** Records with something wrong, one for each way in which the gate quarantines what one record holds. */
const BAD: readonly Uint8Array[] = [
  text('   '),
  text('no JSON'),
  text('{"event_type": "page_view",'),
  Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d),
  Uint8Array.of(0xf3, 0x89, 0x9a, 0xc2, 0x0a, 0x01),
  text('[1, 2]'),
  text('"page_view"'),
  text(`{"event_type":"page_view","deep":${'['.repeat(101)}${']'.repeat(101)}}`),
  text('{"event_id":"no-type"}'),
  text('{"event_type":"badge_scan","event_id":"unknown-type"}'),
  text('{"event_type":7}'),
  text('{"event_type":"page_view","event_id":{}}'),
  // one bad line does not spoil the good one beside it
  text('{"event_type":"page_view","event_id":"good-of-two","anonymous_id":"a-1"}\nnot this one'),
];

export interface RehearsalRecords {
  /** What is put into the stream record by record: good, bad and packed, the bad ones between the others. */
  readonly records: readonly Uint8Array[];
  /** Further lines, for `lake send`. */
  readonly lines: readonly string[];
}

/** The records of a rehearsal: events of the sample season, all at example domains, and hand-made bad ones. */
export function rehearsalRecords(endMs: number): RehearsalRecords {
  const events = generateSeason({ leads: LEADS, seed: SEED, endMs }).events.map(({ payload }) => payload);
  const singles = RECORDS - PACKED - BAD.length;
  const packed = Array.from({ length: PACKED }, (_, place) =>
    text(events.slice(singles + place * EVENTS_PER_PACK, singles + (place + 1) * EVENTS_PER_PACK).join('\n')),
  );
  const good = [...events.slice(0, singles).map(text), ...packed];
  const every = Math.floor(good.length / BAD.length);
  const records = BAD.flatMap((bad, place) => {
    const isLast = place === BAD.length - 1;
    return [...good.slice(place * every, isLast ? good.length : (place + 1) * every), bad];
  });
  const rest = events.slice(singles + PACKED * EVENTS_PER_PACK);
  return { records, lines: [...rest.slice(0, 80), 'no JSON', '{"event_type":"badge_scan"}'] };
}
