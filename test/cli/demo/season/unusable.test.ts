import { createRandom } from '../../../../cli/demo/season/random.ts';
import { unusableRecords } from '../../../../cli/demo/season/unusable.ts';

const WINDOW = { startMs: Date.UTC(2026, 0, 1), endMs: Date.UTC(2026, 5, 30) };
const records = (leads: number): ReturnType<typeof unusableRecords> =>
  unusableRecords(leads, WINDOW, createRandom(1, 'unusable'));

describe('unusableRecords', () => {
  it('sends four of each kind per thousand leads, one of each at least', () => {
    // Seven kinds.
    expect(records(1)).toHaveLength(7);
    expect(records(2000)).toHaveLength(7 * 8);
  });

  it('holds no line break, which would make a record several', () => {
    expect(records(5000).filter(({ payload }) => /[\n\r]/.test(payload))).toEqual([]);
  });

  it('is JSON exactly where the reason is not that it is none', () => {
    const isJson = (payload: string): boolean => {
      try {
        JSON.parse(payload);
        return true;
      } catch {
        return false;
      }
    };
    for (const { payload, reason } of records(5000)) {
      expect([payload, isJson(payload)]).toEqual([payload, reason !== 'empty' && reason !== 'not_json']);
    }
  });

  it('arrives within the season', () => {
    const outside = records(5000).filter(
      ({ arrivalMs }) => arrivalMs < WINDOW.startMs || arrivalMs >= WINDOW.endMs,
    );
    expect(outside).toEqual([]);
  });
});
