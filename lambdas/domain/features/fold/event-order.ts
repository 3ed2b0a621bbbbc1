import type { ScorableEvent } from './scorable-event.ts';

type OrderedColumns = Pick<ScorableEvent, 'event_time_ms' | 'source' | 'event_id'>;

const FIRST_SURROGATE = 0xd800;
const PAST_SURROGATES = 0xe000;

/** UTF-16 puts what lies beyond U+FFFF (surrogates) before U+E000 to U+FFFF; UTF-8 and the engines after it. */
function unitWeight(unit: number): number {
  if (unit >= PAST_SURROGATES) return unit - PAST_SURROGATES + FIRST_SURROGATE;
  return unit >= FIRST_SURROGATE ? unit + PAST_SURROGATES : unit;
}

/** The order of texts in the engines: that of their UTF-8 bytes. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return unitWeight(left) - unitWeight(right);
  }
  return a.length - b.length;
}

/** The one total order of a lead's events: what is latest and earliest hangs on no order of arrival. */
export const compareEvents = (a: OrderedColumns, b: OrderedColumns): number =>
  a.event_time_ms - b.event_time_ms || compareText(a.source, b.source) || compareText(a.event_id, b.event_id);
