import { type KpiFigure, METRIC_DIMENSIONS } from './kpi-metric.ts';
import type { KpiRow } from './kpi-row.ts';
import { MalformedKpisError } from './malformed-kpis-error.ts';
import { MissingKpisError } from './missing-kpis-error.ts';

/** Units of CloudWatch that KPIs are in; a rate has none. */
export type FigureUnit = 'Count' | 'Seconds' | 'None';

export interface PublishedFigure extends KpiFigure {
  readonly number: number;
  readonly unit: FigureUnit;
}

export interface WantedKpis {
  /** Unit of each KPI there has to be, by id, as its header says. */
  readonly units: Readonly<Record<string, string>>;
  /** The run they have to be of. @default the newest */
  readonly runId: string | undefined;
}

const WHOLE = 'all';
const COLUMNS = ['value', 'low', 'high'] as const;

/**
 * What of a run is published: values of the whole lake, of each source and band; of values by day, those of the
 * newest. What has no value, because there was nothing to divide by, is left out.
 *
 * @throws MissingKpisError, MalformedKpisError
 */
export function publishedFigures(
  rows: readonly KpiRow[],
  { units, runId }: WantedKpis,
): readonly PublishedFigure[] {
  checkComplete(rows, Object.keys(units), runId);
  const newestDays = newestDayByMeasure(rows);
  return rows
    .filter((row) => row.kpi_date === null || row.kpi_date === newestDays.get(measureOf(row)))
    .flatMap((row) => figuresOf(row, units[row.kpi]));
}

function checkComplete(rows: readonly KpiRow[], wanted: readonly string[], runId: string | undefined): void {
  const runs = [...new Set(rows.map((row) => row.run_id))];
  if (runs.length > 1) throw new MalformedKpisError([`they are of several runs: ${runs.join(', ')}`]);
  const [shown = null] = runs;
  const isTheRun = runId === undefined || shown === runId;
  const found = new Set(isTheRun ? rows.map(({ kpi }) => kpi) : []);
  const missing = wanted.filter((kpi) => !found.has(kpi));
  if (missing.length > 0) throw new MissingKpisError(missing, runId, shown);
  const unknown = [...found].filter((kpi) => !wanted.includes(kpi));
  if (unknown.length > 0) throw new MalformedKpisError([`there is no KPI ${unknown.join(', ')}`]);
}

function measureOf({ kpi, measure }: KpiRow): string {
  return `${kpi} ${measure}`;
}

function newestDayByMeasure(rows: readonly KpiRow[]): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const row of rows) {
    const known = newest.get(measureOf(row));
    if (row.kpi_date !== null && (known === undefined || row.kpi_date > known)) {
      newest.set(measureOf(row), row.kpi_date);
    }
  }
  return newest;
}

function figuresOf(row: KpiRow, headerUnit: string | undefined): PublishedFigure[] {
  const { kpi, measure, kpi_date, dimension, dimension_value } = row;
  const bounded = METRIC_DIMENSIONS.find((known) => known === dimension);
  if (bounded === undefined && dimension !== WHOLE) return [];
  const unit = unitOf(headerUnit, row);
  return COLUMNS.flatMap((column) => {
    const number = row[column];
    if (number === null) return [];
    return [
      {
        kpi,
        measure,
        column,
        isNewestDay: kpi_date !== null,
        ...(bounded !== undefined && { part: { dimension: bounded, value: dimension_value } }),
        number,
        unit,
      },
    ];
  });
}

/** The KPI's unit says; but beside rates, what has no denominator is a count. */
function unitOf(headerUnit: string | undefined, { denominator }: KpiRow): FigureUnit {
  if (headerUnit === 'seconds') return 'Seconds';
  return denominator === null ? 'Count' : 'None';
}
