import type { KpiRow } from '../output/kpis.ts';
import { type Figure, figureOf } from './figure.ts';
import { kindOf, type QuantityKind, wholeOf } from './quantity.ts';
import { inWords } from './words.ts';

/** The number that answers a KPI's question. */
export interface Headline {
  /** Null where there are no values at all. */
  readonly figure: Figure | null;
  /** What the figure is and what it was counted from, or why there is none. */
  readonly what: string;
}

const PERCENTILE = /^p(\d+)_seconds$/;

/** @param choice what a reader has chosen to see, null for all */
export function headlineOf(row: KpiRow | undefined, unit: string, choice: string | null): Headline {
  if (row === undefined) {
    const why =
      choice === null ? 'the newest run has no values of this KPI' : `there is nothing from ${choice}`;
    return { figure: null, what: why };
  }
  const kind = kindOf(unit, row);
  const figure = figureOf(row, 'value', unit);
  return { figure, what: row.value === null ? whyNoValue(kind, unit) : whatIsCounted(row, kind, unit) };
}

function whatIsCounted(row: KpiRow, kind: QuantityKind, unit: string): string {
  const measure = inWords(row.measure);
  if (kind === 'share') return `${measure}: ${counted(row, unit)} ${wholeOf(unit)}${interval(row, unit)}`;
  if (kind === 'chance') return `${measure}: ${unit}`;
  const percentile = PERCENTILE.exec(row.measure)?.[1];
  return percentile === undefined ? measure : `${measure}: ${percentile} of 100 took no longer`;
}

function counted(row: KpiRow, unit: string): string {
  return `${figureOf(row, 'numerator', unit).text} of ${figureOf(row, 'denominator', unit).text}`;
}

function interval(row: KpiRow, unit: string): string {
  if (row.low === null || row.high === null) return '';
  return `; 95 % sure of ${figureOf(row, 'low', unit).text} to ${figureOf(row, 'high', unit).text}`;
}

/** Why a value cannot be had. */
function whyNoValue(kind: QuantityKind, unit: string): string {
  if (kind === 'share') return `there are no ${wholeOf(unit)} yet`;
  if (kind === 'chance') return 'there are no matured leads yet of both kinds, converted and not';
  return 'nothing has been counted yet';
}
