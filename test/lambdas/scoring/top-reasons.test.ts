import { topReasons } from '../../../lambdas/scoring/top-reasons.ts';

const reason = (code: string, points: number) =>
  ({ code, group: 'intent', points, valueNumber: null, valueText: null, reason: `says ${code}` }) as const;

describe('topReasons', () => {
  it('tells the three that gave most, best first, and equal ones in the order of their codes', () => {
    const reasons = [reason('LOW', 1), reason('BB', 10), reason('AA', 10), reason('MOST', 40)];
    expect(topReasons(reasons)).toEqual(['says MOST', 'says AA', 'says BB']);
  });

  it('does not tell what took points or gave none', () => {
    expect(topReasons([reason('LESS', -20), reason('SEEN', 0), reason('GAVE', 5)])).toEqual(['says GAVE']);
  });
});
