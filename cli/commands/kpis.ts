import { formatKpis, type KpiHeader, type KpiRow } from '../output/kpis.ts';
import { runPython } from '../python.ts';
import type { CommandContext, CommonOptions } from './context.ts';

export interface KpiReport {
  readonly rows: readonly KpiRow[];
  /** Headers of the KPI files by KPI, in the order of the design. */
  readonly headers: Readonly<Record<string, KpiHeader>>;
}

/** `lake kpis`: the ten KPIs of the newest complete run. */
export async function kpis(options: CommonOptions, { console }: CommandContext): Promise<number> {
  const report = await readKpis(options.dir);
  console.print(
    options.json ? JSON.stringify(report.rows) : formatKpis(report.rows, report.headers, console.styles),
  );
  return 0;
}

export function readKpis(dir: string): Promise<KpiReport> {
  return runPython<KpiReport>(['kpis', '--dir', dir]);
}
