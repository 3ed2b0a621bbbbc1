import * as z from 'zod';
import { MalformedKpisError } from './malformed-kpis-error.ts';

/** The query behind it; columns as they are read below. */
export const NEWEST_KPIS = `\
select run_id, kpi, measure, kpi_date, dimension, dimension_value, value, denominator, low, high
from kpis`;

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const number = z
  .string({ error: 'is not there' })
  .regex(NUMBER, { error: 'is no number' })
  .transform(Number)
  .nullable();
const name = z.string({ error: 'is not there' }).min(1, { error: 'is empty' });

/** A row of the view `kpis`, from the text Athena gives. */
const kpiRow = z.object({
  run_id: name,
  kpi: name,
  measure: name,
  kpi_date: z.iso.date({ error: 'is no date' }).nullable(),
  dimension: name,
  dimension_value: name,
  value: number,
  denominator: number,
  low: number,
  high: number,
});
export type KpiRow = z.output<typeof kpiRow>;

/** Rows as a query gives them: values as text. */
export type TextRow = Readonly<Record<string, string | null>>;

/** Reads all rows or none; throws `MalformedKpisError` with every mistake. */
export function readKpiRows(rows: readonly TextRow[]): readonly KpiRow[] {
  const problems = new Set<string>();
  const known = new Set<string>();
  const read = rows.flatMap((row, index): KpiRow[] => {
    const parsed = kpiRow.safeParse(row);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        problems.add(`row ${index + 1}: ${path.join('.')} ${message}`);
      }
      return [];
    }
    const { run_id, kpi, measure, kpi_date, dimension, dimension_value } = parsed.data;
    const key = [run_id, kpi, measure, kpi_date ?? 'all days', dimension, dimension_value].join(' ');
    if (known.has(key)) problems.add(`row ${index + 1}: ${key} is there twice`);
    known.add(key);
    return [parsed.data];
  });
  if (problems.size > 0) throw new MalformedKpisError([...problems]);
  return read;
}
