import type { KpiRow } from '../output/kpis.ts';

const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

const ACRONYMS: ReadonlySet<string> = new Set(['auc']);

/** A name of the lake in words: `timestamp_without_zone` is timestamp without zone. */
export function inWords(name: string): string {
  if (ACRONYMS.has(name)) return name.toUpperCase();
  return name.replace(/_seconds$/, '').replaceAll('_', ' ');
}

/** A text to begin with; symbols such as p95 stay as they are. */
export function capitalised(text: string): string {
  if (/^p\d/.test(text)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `lead_volume` is Lead volume. */
export function titleOf(name: string): string {
  return capitalised(inWords(name));
}

/** What a value is about: its measure, and which part of the lake, `all` being the whole of it. */
export function labelOf({ measure, dimension, dimension_value }: KpiRow): string {
  return dimension === 'all' ? inWords(measure) : `${inWords(measure)}: ${inWords(dimension_value)}`;
}

/** A day as people write it: 21 Nov 2026. */
export function formatDay(ms: number): string {
  return DAY.format(ms);
}

/** A day whose year is known: 21 Nov. */
export function formatShortDay(ms: number): string {
  return SHORT_DAY.format(ms);
}

/** A moment to the minute, in UTC, and says so. */
export function formatMoment(ms: number): string {
  return `${formatDay(ms)}, ${new Date(ms).toISOString().slice(11, 16)} UTC`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
