import { formatKpis, type KpiHeader, type KpiRow } from '../output/kpis.ts';
import { runPython } from '../python.ts';
import type { CommandContext, CommonOptions } from './context.ts';

export interface KpiReport {
  readonly rows: readonly KpiRow[];
  /** Headers of the KPI files by KPI, in the order of the files. */
  readonly headers: Readonly<Record<string, KpiHeader>>;
}

const WHERE_ELSE = 'By day, source, issue and reason: lake query "select * from kpis", or lake kpis --json';

/** `lake kpis`: the ten KPIs of the newest complete run. */
export async function kpis(options: CommonOptions, context: CommandContext): Promise<number> {
  const { console } = context;
  const { rows, headers } = await readKpis(options, context);
  const { styles } = console;
  console.print(
    options.json
      ? JSON.stringify(rows)
      : `${formatKpis(rows, headers, styles)}\n\n${styles.dim(`Run ${rows[0]?.run_id}. ${WHERE_ELSE}`)}`,
  );
  return 0;
}

async function readKpis({ dir, env }: CommonOptions, context: CommandContext): Promise<KpiReport> {
  if (env !== undefined) return (await import('../aws/commands.ts')).readKpis(env, context);
  return runPython<KpiReport>(['kpis', '--dir', dir]);
}
