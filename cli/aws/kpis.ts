import { readKpiHeaders } from '#lib/queries/kpi-headers.ts';
import type { KpiReport } from '../commands/kpis.ts';
import type { KpiRow } from '../output/kpis.ts';
import { UserError } from '../user-error.ts';
import type { AskLake } from './athena/ask-lake.ts';

/** The order KPI rows are handed out in, here as on one machine. */
export const KPI_ORDER = 'kpi, measure, kpi_date, dimension, dimension_value';

/** The KPIs of the newest complete run, with what their files say of them. */
export async function kpisOfLake(ask: AskLake, environment: string): Promise<KpiReport> {
  const { rows } = await ask(`select * from kpis order by ${KPI_ORDER}`);
  if (rows.length === 0) {
    throw new UserError(`no run has written KPIs yet: run lake run --env ${environment} first`);
  }
  return {
    // the columns of the view are those of the journal, whose names and types the migration made
    rows: rows as unknown as readonly KpiRow[],
    headers: Object.fromEntries(readKpiHeaders().map((header) => [header.kpi, header])),
  };
}
