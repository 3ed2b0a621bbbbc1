import { tableRow } from '../../../bench/report/table-row.ts';

describe('tableRow', () => {
  it('shows the median with the least and the greatest, beside the goal', () => {
    const row = { what: 'run', unit: 'seconds', samples: [14, 10, 12], goal: { most: 15 } } as const;
    expect(tableRow(row, false)).toEqual(['run', '≤ 15.0 s', '12.0 s (10.0 s – 14.0 s)', '0.80', 'yes']);
  });

  it('shows one measurement alone, and says no, in bold, where a goal was missed', () => {
    const row = { what: 'run', unit: 'bytes', samples: [2.5e9], goal: { most: 2e9 } } as const;
    expect(tableRow(row, false)).toEqual(['run', '≤ 2.00 GB', '2.50 GB', '1.25', '**no**']);
  });

  it('reads rates as limits from below', () => {
    const row = { what: 'gate', unit: 'perSecond', samples: [42_000], goal: { least: 35_000 } } as const;
    expect(tableRow(row, false)).toEqual(['gate', '≥ 35,000 /s', '42,000 /s', '1.20', 'yes']);
  });

  it('shows shares as percentages, and what is small or large with the digits that count', () => {
    const shown = (unit: 'share' | 'times' | 'microseconds', value: number) =>
      tableRow({ what: '', unit, samples: [value] }, false)[2];
    expect(shown('share', 0.1234)).toBe('12.3 %');
    expect(shown('times', 1.1)).toBe('1.10 ×');
    expect(shown('microseconds', 1234.5)).toBe('1,235 µs');
  });

  it('judges nothing where there is no goal, or sizes were reduced', () => {
    const row = { what: 'run', unit: 'times', samples: [9] } as const;
    expect(tableRow(row, false).slice(3)).toEqual(['–', '–']);
    expect(tableRow({ ...row, goal: { most: 1 } }, true).slice(3)).toEqual(['–', 'not judged: quick']);
  });

  it('keeps what was skipped, with the reason', () => {
    expect(tableRow({ what: 'spark', skipped: 'Java is not installed' }, false)).toEqual([
      'spark',
      '–',
      'skipped: Java is not installed',
      '–',
      '–',
    ]);
  });
});
