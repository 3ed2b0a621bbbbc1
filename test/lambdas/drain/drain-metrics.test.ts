import { countObjects } from '../../../lambdas/drain/drain-metrics.ts';

const countsOf = (objects: { drained: number; unreadable: number; failed: number; left: number }) => {
  const counts: [string, number][] = [];
  const summary = { ...objects, accepted: 5, quarantined: 6, reasons: {}, oldestArrivalMs: null };
  countObjects(summary, (...count) => counts.push(count));
  return counts;
};

describe('the counts of a drain', () => {
  it('tell what waited, and what still does, whatever the reason', () => {
    expect(countsOf({ drained: 1, unreadable: 2, failed: 3, left: 4 })).toEqual([
      ['OnFailureObjectsFound', 10],
      ['OnFailureObjectsKept', 9],
    ]);
  });

  it('are told where they are zero, too', () => {
    expect(countsOf({ drained: 0, unreadable: 0, failed: 0, left: 0 })).toEqual([
      ['OnFailureObjectsFound', 0],
      ['OnFailureObjectsKept', 0],
    ]);
  });
});
