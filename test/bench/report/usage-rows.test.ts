import { usageRows } from '../../../bench/report/usage-rows.ts';

describe('usageRows', () => {
  it('gives time, CPU and memory a row each, with the goals there are', () => {
    const usages = [
      { wallSeconds: 1, cpuSeconds: 2, peakBytes: 3 },
      { wallSeconds: 4, cpuSeconds: 5, peakBytes: 6 },
    ];
    expect(usageRows('run', usages, { peakBytes: { most: 9 } })).toEqual([
      { what: 'run: time', unit: 'seconds', samples: [1, 4] },
      { what: 'run: CPU', unit: 'seconds', samples: [2, 5] },
      { what: 'run: peak memory', unit: 'bytes', samples: [3, 6], goal: { most: 9 } },
    ]);
  });
});
