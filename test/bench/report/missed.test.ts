import { missedGoals } from '../../../bench/report/missed.ts';
import { resultOf } from './results.ts';

const ROWS = [
  { what: 'slow', unit: 'seconds', samples: [1, 9, 8], goal: { most: 5 } },
  { what: 'fast', unit: 'seconds', samples: [9, 1, 2], goal: { most: 5 } },
  { what: 'free', unit: 'seconds', samples: [99] },
  { what: 'absent', skipped: 'not there' },
] as const;

describe('missedGoals', () => {
  it('names what missed its goal by its median, and nothing else', () => {
    expect(missedGoals(resultOf(ROWS))).toEqual(['slow']);
  });

  it('judges no quick run', () => {
    expect(missedGoals(resultOf(ROWS, { isQuick: true }))).toEqual([]);
  });
});
