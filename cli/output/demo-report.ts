import type { TruthCheck } from '../demo/compare-with-truth.ts';
import type { SendResult } from '../send/index.ts';
import { formatNumber } from './quantities.ts';
import type { RunReport } from './run-report.ts';
import { formatReasons } from './send-result.ts';
import type { Styles } from './styles.ts';
import { formatTable } from './table.ts';

/** What is in the demo's lake, layer by layer, and what was kept out of it. */
export function formatLayers(sent: SendResult, report: RunReport, styles: Styles): string {
  const tables = Object.assign({}, ...report.stages.map(({ tables }) => tables)) as Record<string, number>;
  const layers = [
    ['stream', 'records sent', sent.read],
    ['raw', 'events taken', sent.accepted],
    ['quarantine', 'events refused', sent.quarantined],
    ['processed', 'distinct events', tables.events],
    ['processed', 'leads', tables.leads],
    ['features', 'leads with features', tables.lead_features],
    ['gold', 'leads scored', tables.lead_scores],
    ['gold', 'leads to call', tables.sales_worklist],
    ['gold', 'KPI values', tables.kpi_values],
  ];
  const refused = sent.quarantined > 0 ? `\n\n${formatReasons(sent.reasons, styles)}` : '';
  return `${formatTable(['layer', 'what', 'count'], layers, styles)}${refused}`;
}

/** Whether the lake found what the season's author knows. */
export function formatTruth(checks: readonly TruthCheck[], styles: Styles): string {
  const wrong = checks.filter(({ found, known }) => found !== known);
  if (wrong.length > 0) {
    const rows = wrong.map(({ what, found, known }) => [what, found, known]);
    const title = `${styles.red('✗')} the lake differs from what the season's author knows:`;
    return `${title}\n\n${formatTable(['what', 'found', 'known'], rows, styles)}`;
  }
  const counts = checks
    .filter(({ isHeadline }) => isHeadline)
    .map(({ what, found }) => `${what} ${formatNumber(found)}`);
  return `${styles.green('✓')} the lake found what the season's author knows: ${counts.join(', ')}`;
}

/** Commands to go on with, ready to be pasted; `leadId` is a lead worth a look, null where there is none. */
export function formatNextSteps(dir: string | null, leadId: string | null): string {
  const where = dir === null ? '' : ` --dir ${quoteForShell(dir)}`;
  const steps = [
    [`query${where} "select * from sales_call_list order by position limit 10"`, 'whom to call now, and why'],
    ...(leadId === null ? [] : [[`lead${where} ${leadId}`, 'all about the first of them']]),
    [`kpis${where}`, 'the ten KPIs'],
    [`query${where} "show tables"`, 'what else there is'],
  ];
  return ['Try next:', ...steps.map(([command, what]) => `  npx lake ${command}   # ${what}`)].join('\n');
}

function quoteForShell(text: string): string {
  return /^[\w./~+@%:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
