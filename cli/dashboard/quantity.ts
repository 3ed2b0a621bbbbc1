import { formatDuration, formatNumber, formatShare } from '../output/quantities.ts';

/** What kind of number a value is, which decides how it is written and how two of them are compared. */
export type QuantityKind = 'share' | 'seconds' | 'chance' | 'count';

/** The form of a value of which some digits are not worth writing. */
const CHANCE_DIGITS = 3;
const SHARE = /^share (?:of )?/;

/** The kind of a row's value: its KPI's unit says, but a count beside rates is a count. */
export function kindOf(unit: string, row: { readonly denominator: number | null }): QuantityKind {
  if (unit === 'seconds') return 'seconds';
  if (row.denominator === null) return 'count';
  return SHARE.test(unit) ? 'share' : 'chance';
}

/** What a share is a share of: `share of leads` is about leads. */
export function wholeOf(unit: string): string {
  return unit.replace(SHARE, '');
}

/** A value in its unit. */
export function formatQuantity(kind: QuantityKind, value: number): string {
  if (kind === 'share') return formatShare(value);
  if (kind === 'seconds') return formatDuration(value);
  if (kind === 'chance') return value.toFixed(CHANCE_DIGITS);
  return formatNumber(value);
}

/** How far apart two values are; shares differ in points, which are not per cent. */
export function formatDifference(kind: QuantityKind, now: number, before: number): string {
  const size = Math.abs(now - before);
  return kind === 'share' ? `${(size * 100).toFixed(1)} points` : formatQuantity(kind, size);
}

/** Whether two values read the same, so that a change would be one nobody can see. */
export function readsTheSame(kind: QuantityKind, now: number, before: number): boolean {
  return formatQuantity(kind, now) === formatQuantity(kind, before);
}
