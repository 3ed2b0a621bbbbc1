import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { SoakError, soak } from './soak.ts';
import type { SeedReport } from './soak-seed.ts';
import { formatSummary, summarise } from './summary.ts';

const USAGE = `npm run soak -- [options]
  --seeds N      how many seeds (200)
  --first N      the first of them (1)
  --seed N       this one alone
  --records N    records a seed (2000)
  --faults X     share of effects that go wrong (0.15)
  --jobs N       processes (one a core)
  --trace        every effect of the run on stderr, best with --seed
  --json         the summary as one JSON document`;

const OPTIONS = {
  seeds: { type: 'string', default: '200' },
  first: { type: 'string', default: '1' },
  seed: { type: 'string' },
  records: { type: 'string', default: '2000' },
  faults: { type: 'string', default: '0.15' },
  jobs: { type: 'string', default: String(availableParallelism()) },
  trace: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const SEEDS_PER_LINE = 20;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const first = values.seed === undefined ? whole('first', values.first) : whole('seed', values.seed);
  const seeds = values.seed === undefined ? whole('seeds', values.seeds) : 1;
  const records = whole('records', values.records);
  const faults = Number(values.faults);
  if (!(faults >= 0 && faults <= 1))
    throw new SoakError(`--faults is a share from 0 to 1, got ${values.faults}`);

  const startMs = performance.now();
  const reports: SeedReport[] = [];
  const tasks = Array.from({ length: seeds }, (_, at) => ({
    seed: first + at,
    records,
    faults,
    isTraced: values.trace,
  }));
  await soak(tasks, whole('jobs', values.jobs), (report) => {
    reports.push(report);
    for (const detail of report.details) process.stderr.write(`seed ${report.seed}: ${detail}\n`);
    sayHowFar(reports.length, seeds);
  });
  const summary = summarise(reports);
  const seconds = (performance.now() - startMs) / 1000;
  process.stdout.write(
    values.json
      ? `${JSON.stringify(summary)}\n`
      : `${formatSummary(summary)}\ntook        ${seconds.toFixed(0)} s\n`,
  );
  return summary.failedSeeds.length === 0 ? 0 : 1;
}

/** In place on a terminal, else a line now and then. */
function sayHowFar(done: number, seeds: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${seeds} seeds${done === seeds ? '\n' : ''}`);
  else if (done % SEEDS_PER_LINE === 0) process.stderr.write(`${done} of ${seeds} seeds\n`);
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new SoakError(`--${name} is a whole number above 0, got ${text}`);
  return Number(text);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`soak: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
