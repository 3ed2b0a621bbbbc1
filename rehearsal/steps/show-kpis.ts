import { isDeepStrictEqual } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ROOT } from '../../cli/setup/paths.mjs';
import { createAthena } from '../../lambdas/adapters/athena.ts';
import { RehearsalError } from '../rehearsal-error.ts';
import { runProgram } from '../run-program.ts';
import type { Stage } from '../stage.ts';

type Row = Readonly<Record<string, unknown>>;

const TYPES = {
  kpi_date: 'date',
  value: 'double',
  numerator: 'double',
  denominator: 'double',
  low: 'double',
  high: 'double',
};

/**
 * Reads KPIs by `lake kpis`. The emulator runs no Spark and has no Iceberg, so that nothing could compute them
 * there: those that a lake here computes from the same records stand in for them, as a plain table of the catalog.
 */
export async function showKpis(stage: Stage, dir: string): Promise<string> {
  const here = (...args: string[]) =>
    runProgram({
      program: process.execPath,
      args: ['cli/lake.mjs', ...args, '--dir', dir, '--json'],
      cwd: ROOT,
      env: process.env,
      log: stage.log,
    });
  await here('run');
  const computed: Row[] = JSON.parse((await here('kpis')).stdout);
  await putTable(stage, computed);
  const shown: Row[] = JSON.parse((await stage.lake('kpis', '--json')).stdout);
  if (!isDeepStrictEqual(shown, computed)) {
    const place = computed.findIndex((row, index) => !isDeepStrictEqual(row, shown[index]));
    throw new RehearsalError(
      `lake kpis shows ${JSON.stringify(shown[place])}, here it is ${JSON.stringify(computed[place])}`,
    );
  }
  const kpis = new Set(shown.map(({ kpi }) => kpi));
  return `${shown.length} values of ${kpis.size} KPIs through Athena (computed here: the emulator has no Spark)`;
}

async function putTable(stage: Stage, rows: readonly Row[]): Promise<void> {
  const [bucket, database, workgroup] = await Promise.all([
    stage.parameter('rawBucket'),
    stage.parameter('databaseName'),
    stage.parameter('kpisWorkgroup'),
  ]);
  const Body = rows.map((row) => JSON.stringify(row)).join('\n');
  await stage.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'stand-in/kpis/rows.json', Body }));
  const columns = Object.keys(rows[0] ?? {}).map(
    (name) => `${name} ${Object.entries(TYPES).find(([typed]) => typed === name)?.[1] ?? 'string'}`,
  );
  const athena = createAthena({ client: stage.athena, workgroup, database });
  await athena.run(
    `create external table kpis (${columns.join(', ')}) ` +
      `row format serde 'org.openx.data.jsonserde.JsonSerDe' location 's3://${bucket}/stand-in/kpis/'`,
  );
}
