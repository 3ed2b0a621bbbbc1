import { changeTimes } from '#cli/lead/change-times.ts';

const NOW = Date.UTC(2025, 0, 31, 12);

describe('the times a change is asked about', () => {
  it('are none where nobody asks', () => {
    expect(changeTimes({}, NOW)).toBeNull();
  });

  it('are since the last change and until now where not said otherwise', () => {
    expect(changeTimes({ why: true }, NOW)).toEqual({ fromMs: null, toMs: NOW });
    expect(changeTimes({ to: '2025-01-30T06:00' }, NOW)).toEqual({
      fromMs: null,
      toMs: Date.UTC(2025, 0, 30, 6),
    });
    expect(changeTimes({ from: '2025-01-30', to: '2025-01-30T06:00+02:00' }, NOW)).toEqual({
      fromMs: Date.UTC(2025, 0, 30),
      toMs: Date.UTC(2025, 0, 30, 4),
    });
  });

  it('are refused where they are no times, or in the wrong order', () => {
    expect(() => changeTimes({ from: 'yesterday' }, NOW)).toThrow(
      /^--from yesterday is not a time: write it like/,
    );
    expect(() => changeTimes({ to: '2025-02-30' }, NOW)).toThrow(/^--to 2025-02-30 is not a time/);
    expect(() => changeTimes({ from: '2025-02-01' }, NOW)).toThrow('--from 2025-02-01 is not before now');
    expect(() => changeTimes({ from: '2025-01-02', to: '2025-01-02' }, NOW)).toThrow(
      '--from 2025-01-02 is not before --to 2025-01-02',
    );
  });
});
