import { readFileSync } from 'node:fs';
import { PARTS } from '../../../bench/parts/index.ts';
import { performancePage } from '../../../bench/report/performance-page.ts';
import {
  KEPT_RESULTS,
  MISSED_GOALS,
  PERFORMANCE_PAGE,
  readResults,
} from '../../../bench/report/result-files.ts';
import { resultOf } from './results.ts';

const PART = {
  name: 'pipeline',
  title: 'The whole pipeline',
  method: 'How.',
  run: async () => ({ rows: [], notes: [] }),
};

describe('performancePage', () => {
  it('shows a part with its method, table, notes, date and machine', () => {
    const rows = [
      { what: 'a | b', unit: 'seconds', samples: [2, 1, 3], goal: { most: 1 } },
      { what: 'spark', skipped: 'no\nJava' },
    ] as const;
    const page = performancePage(
      [PART],
      new Map([['pipeline', resultOf(rows, { notes: ['Of 10 lines.'] })]]),
    );
    expect(page.slice(page.indexOf('## '))).toBe(`## The whole pipeline

How.

| what | goal | median (min – max) | of goal | met |
|---|--:|--:|--:|--:|
| a \\| b | ≤ 1.00 s | 2.00 s (1.00 s – 3.00 s) | 2.00 | **no** |
| spark | – | skipped: no Java | – | – |

- Of 10 lines.

Measured on 2026-01-31, 3 rounds, on 2 cores (Test CPU), 8 GiB memory; Node 20.1.0, duckdb 2.0.0.
`);
  });

  it('says of a part without a result that it was not measured', () => {
    expect(performancePage([PART], new Map())).toMatch(/How\.\n\nNot measured yet\.\n$/);
  });

  it('is what docs/performance.md says of the kept results', () => {
    expect(readFileSync(PERFORMANCE_PAGE, 'utf8')).toBe(
      performancePage(PARTS, readResults(KEPT_RESULTS), readFileSync(MISSED_GOALS, 'utf8')),
    );
  });

  it('never shows a quick run', () => {
    const quick = [...readResults(KEPT_RESULTS).values()].filter(({ isQuick }) => isQuick);
    expect(quick).toEqual([]);
  });
});
