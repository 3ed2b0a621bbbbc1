import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { compareWithTruth } from '../demo/compare-with-truth.ts';
import { generateSeason, type SeasonEvent } from '../demo/season/index.ts';
import { isLake, type LakeDirectory, openLake, openOrCreateLake } from '../lake/lake-directory.ts';
import { formatKpis } from '../output/kpis.ts';
import { formatNumber, formatTable } from '../output/table.ts';
import { runPython } from '../python.ts';
import type { InputRecords, SendResult } from '../send/index.ts';
import { UserError } from '../user-error.ts';
import type { CommandContext, CommonOptions } from './context.ts';
import { readKpis } from './kpis.ts';
import { type RunReport, runPipeline } from './run.ts';
import { sendTo } from './send.ts';

export interface DemoOptions extends CommonOptions {
  readonly leads: string;
  readonly seed: string;
}

const MS_PER_DAY = 86_400_000;
const MAX_LEADS = 1_000_000;
/** Records handed over at a time; the sender makes its own batches of them. */
const SENT_TOGETHER = 1000;

/** `lake demo`: a sample season through the whole lake, checked against what its generator knows. */
export async function demo(options: DemoOptions, context: CommandContext): Promise<number> {
  const { console, now } = context;
  const leads = wholeNumber('--leads', options.leads, 1, MAX_LEADS);
  const seed = wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const lake = await freshDemoLake(options.dir, context);
  const start = now();
  // The season ends with yesterday, so that its leads are as fresh as a morning's.
  const endMs = Math.floor(start / MS_PER_DAY) * MS_PER_DAY;
  console.progress(`making a season of ${formatNumber(leads)} leads`);
  const season = generateSeason({ leads, seed, endMs });
  const sent = await sendSeason(lake, season.events, context);
  console.note(`${'send'.padEnd(9)} ${((now() - start) / 1000).toFixed(1)} s`);
  const asOf = new Date(endMs).toISOString();
  const report = await runPipeline({ dir: lake.root, asOf }, context);
  const { differences, found } = await compareWithTruth(season.truth, sent, (sql) => ask(lake.root, sql));
  const { rows, headers } = await readKpis(lake.root);
  if (options.json) {
    const { read, accepted, quarantined, reasons } = sent;
    const send = { read, accepted, quarantined, reasons };
    console.print(JSON.stringify({ send, run: report, kpis: rows, truth: season.truth, found, differences }));
  } else {
    printLayers(sent, report, context);
    console.print(`\n${formatKpis(rows, headers, console.styles)}`);
    printTruth(found, differences, context);
    console.print(`\n${nextSteps(options.dir)}`);
    console.print(
      console.styles.dim(`\nDone in ${((now() - start) / 1000).toFixed(1)} s; the lake is in ${lake.root}`),
    );
  }
  return differences.length === 0 ? 0 : 2;
}

/** An earlier demo is made anew; a lake that holds its user's own events is never touched. */
async function freshDemoLake(dir: string, { env }: CommandContext): Promise<LakeDirectory> {
  const root = path.resolve(dir);
  if (existsSync(root) && isLake(root)) {
    if (!openLake({ dir, pepper: undefined }).isDemo) {
      throw new UserError(`${root} holds events of your own: name another directory for the demo with --dir`);
    }
    rmSync(root, { recursive: true });
  }
  return openOrCreateLake({ dir, pepper: env.pepper, demo: true });
}

/** Sends the season's records; each arrives when the season says, not when it is sent. */
function sendSeason(
  lake: LakeDirectory,
  events: readonly SeasonEvent[],
  context: CommandContext,
): Promise<SendResult> {
  let sent = 0;
  async function* records(): InputRecords {
    for (let first = 0; first < events.length; first += SENT_TOGETHER) {
      const chunk = events.slice(first, first + SENT_TOGETHER);
      yield chunk.map(({ payload }, index) => ({
        line: first + index + 1,
        data: Buffer.from(payload, 'utf8'),
      }));
    }
  }
  const arrivalMsOf = (_payload: Uint8Array, nowMs: number): number => {
    const arrivalMs = events[sent]?.arrivalMs ?? nowMs;
    sent += 1;
    return arrivalMs;
  };
  return sendTo(lake, records(), arrivalMsOf, context);
}

async function ask(dir: string, sql: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await runPython<{ rows: Record<string, number>[] }>(['query', '--dir', dir, sql]);
  return rows[0] ?? {};
}

function printLayers(sent: SendResult, report: RunReport, { console }: CommandContext): void {
  const tables = Object.assign({}, ...report.stages.map(({ tables }) => tables)) as Record<string, number>;
  const layers = [
    ['stream', 'records sent', sent.read],
    ['raw', 'events taken', sent.accepted],
    ['quarantine', 'records refused', sent.quarantined],
    ['processed', 'distinct events', tables.events],
    ['processed', 'leads', tables.leads],
    ['features', 'leads with features', tables.lead_features],
    ['gold', 'leads scored', tables.lead_scores],
    ['gold', 'leads to call', tables.sales_worklist],
    ['gold', 'KPI values', tables.kpi_values],
  ];
  console.print(formatTable(['layer', 'what', 'count'], layers, console.styles));
  const refused = Object.entries(sent.reasons).sort(([a], [b]) => a.localeCompare(b));
  console.print(`\n${formatTable(['refused because', 'records'], refused, console.styles)}`);
}

function printTruth(
  found: Readonly<Record<string, number>>,
  differences: readonly string[],
  { console }: CommandContext,
): void {
  const { green, red } = console.styles;
  const counts = Object.entries(found).map(([name, count]) => `${formatNumber(count)} ${name}`);
  if (differences.length === 0) {
    console.print(`\n${green('✓')} as the season's author knows it: ${counts.join(', ')}`);
  } else console.print(`\n${red('✗')} not as the season's author knows it: ${differences.join('; ')}`);
}

function nextSteps(dir: string): string {
  const where = dir === '.lake' ? '' : ` --dir ${dir}`;
  return [
    'Try next:',
    `  npx lake query${where} "select * from sales_worklist order by position limit 10"`,
    `  npx lake lead${where} <a lead_id from that list>`,
    `  npx lake query${where} "show tables"`,
    `  npx lake kpis${where}`,
    `  npx lake send${where} samples/events.ndjson && npx lake run${where}`,
  ].join('\n');
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new UserError(`${option} ${text} is not a whole number from ${least} to ${formatNumber(most)}`);
}
