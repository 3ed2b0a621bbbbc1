import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PYTHON, ROOT } from '#cli/setup/paths.mjs';
import { measure } from '../measure/measure.ts';
import type { Contender } from './contender.ts';

const PEERS = path.join(ROOT, 'bench', 'peers');
const DATABASE = 'peer.duckdb';
/** Nobody is to be told of a benchmark, nor waited for. */
const NO_TELEMETRY = { DO_NOT_TRACK: '1', RUNTIME__DLTHUB_TELEMETRY: 'false' };

/** @param bin directory of the programs dbt was installed with */
export function dbtDuckdb(bin: string): Contender {
  return {
    name: 'dbt-duckdb',
    isPeer: true,
    run({ objects, columns }, out) {
      mkdirSync(out, { recursive: true });
      const project = path.join(PEERS, 'dbt');
      return measure({
        program: path.join(bin, 'dbt'),
        args: [
          ...['--quiet', 'run', '--project-dir', project, '--profiles-dir', project],
          ...['--target-path', path.join(out, 'target'), '--log-path', path.join(out, 'logs')],
          ...['--vars', JSON.stringify({ objects, ...JSON.parse(columns) })],
        ],
        env: { ...NO_TELEMETRY, PEER_DATABASE: path.join(out, DATABASE) },
      });
    },
    found: (out) => ['duckdb', path.join(out, DATABASE)],
  };
}

/** @param bin directory of the programs dlt was installed with */
export function dlt(bin: string): Contender {
  return {
    name: 'dlt',
    isPeer: true,
    run: ({ objects, columns }, out) => {
      mkdirSync(out, { recursive: true });
      return measure({
        program: path.join(bin, 'python'),
        args: [path.join(PEERS, 'dlt_events.py'), objects, out, columns],
        env: NO_TELEMETRY,
        cwd: out,
      });
    },
    found: (out) => ['duckdb', path.join(out, DATABASE)],
  };
}

/** Runs with the PySpark the project itself has, where it has one. */
export const plainSpark: Contender = {
  name: 'plain PySpark',
  isPeer: true,
  run: ({ objects, columns }, out) =>
    measure({ program: PYTHON, args: [path.join(PEERS, 'spark_events.py'), objects, out, columns] }),
  found: (out) => ['parquet', path.join(out, 'events')],
};

/** Why plain PySpark cannot run here, null where it can. */
export function whyNoSpark(): string | null {
  const needs: [program: string, args: string[], what: string][] = [
    ['java', ['-version'], 'Java is not installed'],
    [PYTHON, ['-c', 'import pyspark'], "PySpark is not in the project's Python"],
  ];
  for (const [program, args, what] of needs) {
    try {
      execFileSync(program, args, { stdio: 'ignore' });
    } catch {
      return what;
    }
  }
  return null;
}
