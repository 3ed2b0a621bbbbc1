import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { PYTHON, ROOT } from '#cli/setup/set-up.mjs';

const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

type Row = Readonly<Record<string, unknown>>;

/** Where a line lies in the stream depends on how it was sent, not on what it says. */
const POSITION: ReadonlySet<string> = new Set(['shard_id', 'sequence_number', 'record_index']);

/** Runs a Python program of `programs/` with the lake's own modules at hand. */
export async function runProgram(name: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    PYTHON,
    [path.join(import.meta.dirname, 'programs', name), ...args],
    {
      maxBuffer: MAX_OUTPUT_BYTES,
      env: { ...process.env, PYTHONPATH: path.join(ROOT, 'glue-scripts'), PYTHONDONTWRITEBYTECODE: '1' },
    },
  );
  return stdout;
}

export interface LakeContent {
  /** Derived tables: each row as text, in no order but that of the text. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** The newest run's KPI rows likewise, without run id; those that `isKpi` leaves out are left out. */
  readonly kpis: readonly string[];
}

/** Everything a lake derived, in a form that two lakes can be compared by: positions and runs left out. */
export async function readLake(dir: string, isKpi: (row: Row) => boolean): Promise<LakeContent> {
  const { kpis = [], ...tables } = JSON.parse(await runProgram('read_tables.py', dir)) as Record<
    string,
    Row[]
  >;
  return {
    tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, sorted(rows, POSITION)])),
    kpis: sorted(kpis.filter(isKpi), new Set(['run_id'])),
  };
}

/** How the content of a lake differs from the one expected, table by table; whole lakes are too long to look through. */
export function differencesBetween(found: LakeContent, expected: LakeContent): string[] {
  const foundRows: Record<string, readonly string[]> = { ...found.tables, kpis: found.kpis };
  const expectedRows: Record<string, readonly string[]> = { ...expected.tables, kpis: expected.kpis };
  const names = new Set([...Object.keys(foundRows), ...Object.keys(expectedRows)]);
  return [...names].flatMap((name) => {
    const [rows = [], wanted = []] = [foundRows[name], expectedRows[name]];
    const at = Array.from({ length: Math.max(rows.length, wanted.length) }).findIndex(
      (_, n) => rows[n] !== wanted[n],
    );
    if (at < 0) return [];
    return [`${name}: ${rows.length} rows for ${wanted.length}, first ${rows[at]} for ${wanted[at]}`];
  });
}

function sorted(rows: readonly Row[], leftOut: ReadonlySet<string>): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !leftOut.has(name)))).sort();
}
