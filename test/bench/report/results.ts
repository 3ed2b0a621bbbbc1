import type { PartResult, ResultRow } from '../../../bench/report/result.ts';

/** A result with the rows a test is about. */
export function resultOf(rows: readonly ResultRow[], rest: Partial<PartResult> = {}): PartResult {
  return {
    part: 'pipeline',
    date: '2026-01-31',
    machine: {
      cpu: 'Test CPU',
      cores: 2,
      memoryBytes: 8 * 2 ** 30,
      versions: { Node: '20.1.0', duckdb: '2.0.0' },
    },
    rounds: 3,
    isQuick: false,
    rows,
    notes: [],
    ...rest,
  };
}
