import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { PYTHON, ROOT } from '#cli/setup/paths.mjs';
import { GATE_VERSION } from '../../lambdas/validation/gate-version.ts';
import { BenchError } from '../bench-error.ts';
import type { BenchContext, Findings, Part } from '../context.ts';
import { historyLake, OBJECTS } from '../data/bench-lakes.ts';
import type { Usage } from '../measure/measure.ts';
import { withScratch } from '../measure/scratch.ts';
import type { Contender, Found, Task } from '../peers/contender.ts';
import { installPeer } from '../peers/install.ts';
import { LAKE_PYTHON, upToEvents, wholeStage } from '../peers/our-contenders.ts';
import { dbtDuckdb, dlt, plainSpark, whyNoSpark } from '../peers/peer-contenders.ts';
import { DBT_DUCKDB, DLT } from '../peers/pins.ts';
import type { MeasuredRow, ResultRow } from '../report/result.ts';
import { cpuOf, usageRows } from '../report/usage-rows.ts';
import { interleave } from '../rounds.ts';
import { sizeName, sizesOf } from '../sizes.ts';
import { median } from '../statistics.ts';

/** Others at the part of the work they can do. */
export const peers: Part = {
  name: 'peers',
  title: 'Beside other tools',
  method:
    'Load and deduplicate: the same validated objects become one typed table, one row for each (source, ' +
    'event_id), the least (received_at_ms, payload_sha256) kept. dbt-duckdb reads them with `read_json` and ' +
    'columns stated; dlt reads JSON lines and merges by primary key; plain PySpark reads with a schema and ' +
    'ranks; all into their own format. The lake does the same up to its Iceberg commit of `events` (its ' +
    'Python runner alone, killed there; journal and contents that lost an id included), and, for orientation, ' +
    'its whole stage `process` by `lake run`, which also finds out who is who. After each run rows and ' +
    'contents are compared; a difference ends the benchmark. The goal is the fastest of the others.',
  run,
};

async function run(context: BenchContext): Promise<Findings> {
  const { cache, say, rounds, isQuick } = context;
  const events = sizesOf(isQuick).peers;
  const lake = await historyLake(cache, events, say);
  const task: Task = {
    lakeDir: lake.dir,
    objects: path.join(lake.dir, OBJECTS, 'validated', `gate=${GATE_VERSION}`),
    columns: python('columns.py').trim(),
  };
  const noSpark = whyNoSpark();
  const contenders = [
    upToEvents,
    wholeStage,
    dbtDuckdb(installPeer(cache, DBT_DUCKDB, say)),
    dlt(installPeer(cache, DLT, say)),
    ...(noSpark === null ? [plainSpark] : []),
  ];
  const found = new Map<string, Found>();
  const subjects = contenders.map((contender) => ({
    name: contender.name,
    run: () =>
      withScratch(cache, 'peer', async (out) => {
        const usage = await contender.run(task, out);
        found.set(contender.name, JSON.parse(python('fingerprint.py', ...contender.found(out))));
        mustAgree(found);
        return usage;
      }),
  }));
  const measured = await interleave(subjects, rounds, say);
  const rows: ResultRow[] = contenders.flatMap((contender) =>
    rowsOf(contender, measured.get(contender.name) ?? [], fastestPeer(contenders, measured)),
  );
  if (noSpark !== null) {
    say(`SKIPPED: ${plainSpark.name}: ${noSpark}`);
    rows.push({ what: plainSpark.name, skipped: noSpark });
  }
  const held = found.get(upToEvents.name);
  return {
    rows,
    notes: [
      `${sizeName(events)} are ${lake.events.toLocaleString('en-US')} validated lines; every contender ended with ` +
        `${held?.rows.toLocaleString('en-US')} rows and the same contents.`,
      `Installed: ${[DBT_DUCKDB, DLT].flatMap(({ requirements }) => requirements).join(', ')}.`,
    ],
  };
}

/** A contender that keeps other contents has done another task; its time says nothing. */
function mustAgree(found: ReadonlyMap<string, Found>): void {
  const states = new Set([...found.values()].map((of) => JSON.stringify(of)));
  if (states.size <= 1) return;
  const told = [...found].map(([name, of]) => `${name} ${JSON.stringify(of)}`);
  throw new BenchError(`the contenders ended with different tables: ${told.join('; ')}`);
}

/** The CPU time to beat. */
function fastestPeer(
  contenders: readonly Contender[],
  measured: ReadonlyMap<string, readonly Usage[]>,
): number {
  const peersOnly = contenders.filter(({ isPeer }) => isPeer);
  return Math.min(...peersOnly.map(({ name }) => median(cpuOf(measured.get(name) ?? []))));
}

function rowsOf(contender: Contender, usages: readonly Usage[], fastest: number): MeasuredRow[] {
  const [time, cpu, memory] = usageRows(contender.name, usages);
  if (time === undefined || cpu === undefined || memory === undefined) return [];
  return [contender === upToEvents ? { ...cpu, goal: { most: fastest } } : cpu, time, memory];
}

function python(script: string, ...args: readonly string[]): string {
  const env = { ...process.env, ...LAKE_PYTHON };
  return execFileSync(PYTHON, [path.join(ROOT, 'bench', 'peers', script), ...args], {
    encoding: 'utf8',
    env,
  });
}
