import type { Context } from 'aws-lambda';
import * as z from 'zod';
import type { Athena } from '#adapters/athena.ts';
import type { AthenaRows } from '#adapters/athena-rows.ts';
import type { KpiMetrics } from './kpi-metrics.ts';
import { NEWEST_KPIS, readKpiRows, type TextRow } from './kpi-row.ts';
import { publishedFigures } from './published-figures.ts';

export interface KpiEmissionDependencies {
  readonly athena: Athena;
  readonly metrics: KpiMetrics;
  /** Unit of each KPI by id, as its header says: also the list of those there have to be. */
  readonly units: Readonly<Record<string, string>>;
}

/** What was published. */
export interface KpiEmission {
  readonly run_id: string;
  readonly figures: number;
}

/** What the function was called with says no run it could look for. */
export class KpiEmissionRequestError extends Error {
  override readonly name = 'KpiEmissionRequestError';

  constructor() {
    super('run_id must be the id of a run, or left out for the newest');
  }
}

/** Left for stopping the query before Lambda stops the function. */
const MARGIN_MS = 5_000;

const request = z.object({ run_id: z.string().min(1).optional() });

/** Publishes the newest run's KPIs: all of them, or nothing and an error. */
export function createHandler({ athena, metrics, units }: KpiEmissionDependencies) {
  return async (event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<KpiEmission> => {
    const parsed = request.safeParse(event);
    if (!parsed.success) throw new KpiEmissionRequestError();
    const signal = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - MARGIN_MS));
    const answer = await athena.run(NEWEST_KPIS, { signal });
    const rows = readKpiRows(byName(await answer.rows()));
    const figures = publishedFigures(rows, { units, runId: parsed.data.run_id });
    for (const figure of figures) metrics.publish(figure);
    return { run_id: rows[0]?.run_id ?? '', figures: figures.length };
  };
}

function byName({ columns, rows }: AthenaRows): TextRow[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])));
}
