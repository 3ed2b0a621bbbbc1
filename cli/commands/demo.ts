import path from 'node:path';
import { DAY_MS } from '#domain/values/calendar.ts';
import { writeDashboard } from '../dashboard/write-dashboard.ts';
import { compareWithTruth } from '../demo/compare-with-truth.ts';
import { freshDemoLake } from '../demo/fresh-demo-lake.ts';
import { generateSeason } from '../demo/season/index.ts';
import { sendSeason } from '../demo/send-season.ts';
import { withScoring } from '../lake/score-along.ts';
import { formatLayers, formatNextSteps, formatTruth } from '../output/demo-report.ts';
import { formatKpis } from '../output/kpis.ts';
import { formatDuration, formatNumber } from '../output/quantities.ts';
import { runPython } from '../python.ts';
import { DASHBOARD_FILE } from './choices.ts';
import { type CommandContext, type CommonOptions, DEFAULT_DIR } from './context.ts';
import { pageSentence, readDashboard } from './dashboard.ts';
import { noteStage, runPipeline } from './run.ts';
import { wholeNumber } from './whole-number.ts';

export interface DemoOptions extends CommonOptions {
  readonly leads: string;
  readonly seed: string;
}

const MAX_LEADS = 1_000_000;
/** Somebody to look at first. */
const FIRST_TO_CALL = 'select lead_id from sales_worklist where position = 1';

/** `lake demo`: a sample season through the whole lake, checked against what its generator knows. */
export async function demo(options: DemoOptions, context: CommandContext): Promise<number> {
  const { console, env, now } = context;
  const leads = wholeNumber('--leads', options.leads, 1, MAX_LEADS);
  const seed = wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const lake = await freshDemoLake(options.dir, env.pepper);
  const start = now();
  // The season ends with yesterday, so that its leads are as fresh as a morning's.
  const endMs = Math.floor(start / DAY_MS) * DAY_MS;
  console.progress(`making a season of ${formatNumber(leads)} leads`);
  const season = generateSeason({ leads, seed, endMs });
  const sent = await withScoring(lake, context, (scoring) =>
    sendSeason(lake, season.events, context, scoring),
  );
  noteStage(console, 'send', (now() - start) / 1000);
  const run = await runPipeline({ dir: lake.root, asOf: new Date(endMs).toISOString() }, context);
  console.progress("holding the lake against what the season's author knows");
  const ask = async <T>(sql: string) =>
    (await runPython<Found<T>>(['query', '--dir', lake.root, sql])).rows[0];
  const checks = await compareWithTruth(season.truth, sent, async (sql) => (await ask(sql)) ?? {});
  const document = await readDashboard(lake.root);
  const { rows, headers } = document;
  const page = path.join(lake.root, DASHBOARD_FILE);
  await writeDashboard(document, page);
  const differences = checks
    .filter(({ found, known }) => found !== known)
    .map(({ what, found, known }) => `${what}: found ${found}, known ${known}`);

  if (options.json) {
    const { read, accepted, quarantined, reasons } = sent;
    const send = { read, accepted, quarantined, reasons };
    const found = Object.fromEntries(checks.map(({ what, found }) => [what, found]));
    console.print(JSON.stringify({ send, run, kpis: rows, truth: season.truth, found, differences, page }));
  } else {
    const { styles } = console;
    const first = await ask<{ lead_id: string }>(FIRST_TO_CALL);
    const blocks = [
      formatLayers(sent, run, styles),
      formatKpis(rows, headers, styles),
      formatTruth(checks, styles),
      pageSentence(page),
      formatNextSteps(options.dir === DEFAULT_DIR ? null : options.dir, first?.lead_id ?? null),
      styles.dim(`Done in ${formatDuration((now() - start) / 1000)}; the lake is in ${lake.root}`),
    ];
    console.print(blocks.join('\n\n'));
  }
  return differences.length === 0 ? 0 : 2;
}

interface Found<T> {
  readonly rows: readonly T[];
}
