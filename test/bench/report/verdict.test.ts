import { judge } from '../../../bench/report/verdict.ts';

describe('judge', () => {
  it('holds an upper limit up to and including the limit itself', () => {
    expect(judge(12, { most: 15 })).toEqual({ ratio: 0.8, isMet: true });
    expect(judge(15, { most: 15 })).toEqual({ ratio: 1, isMet: true });
    expect(judge(18, { most: 15 })).toEqual({ ratio: 1.2, isMet: false });
  });

  it('holds a lower limit from the limit on', () => {
    expect(judge(70, { least: 35 })).toEqual({ ratio: 2, isMet: true });
    expect(judge(28, { least: 35 })).toEqual({ ratio: 0.8, isMet: false });
  });
});
