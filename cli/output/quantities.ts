/** Numbers as people read them, each with its unit where it has one. */

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
/** A duration is told in the first unit of which it has fewer than this, or in days. */
const DURATION_UNITS: readonly (readonly [below: number, inSeconds: number, unit: string])[] = [
  [2 * MINUTE_S, 1, 's'],
  [2 * HOUR_S, MINUTE_S, 'min'],
  [2 * DAY_S, HOUR_S, 'h'],
];

/** Thousands separated, at most four digits behind the point; a fraction below 1 keeps four that count. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en-US', precisionOf(value));
}

/** The same digits without separators, as they can be put into a query. */
export function formatPlainNumber(value: number): string {
  return value.toLocaleString('en-US', { ...precisionOf(value), useGrouping: false });
}

/** A count and what is counted: `1 row`, `1,642 rows`. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}

/** A share of 1 as a percentage. */
export function formatShare(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

/** Seconds in the unit a person would say them in: `95.4 days`. */
export function formatDuration(seconds: number): string {
  const [, inSeconds, unit] = DURATION_UNITS.find(([below]) => Math.abs(seconds) < below) ?? [
    0,
    DAY_S,
    'days',
  ];
  return `${(seconds / inSeconds).toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit}`;
}

/** Cents as money without a currency, which no event states. */
export function formatMoney(minor: number): string {
  return (minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A time to the minute, in UTC. */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}

function precisionOf(value: number): Intl.NumberFormatOptions {
  return Math.abs(value) < 1 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 4 };
}
