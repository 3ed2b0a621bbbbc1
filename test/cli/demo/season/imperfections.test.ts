import { AGENCY_FORM, CRM_APP, type Dialect, SITE_FORM } from '../../../../cli/demo/season/dialects.ts';
import { type Draft, draft } from '../../../../cli/demo/season/draft.ts';
import { spoilSome } from '../../../../cli/demo/season/imperfections.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';

const DAY_MS = 86_400_000;
const END_MS = Date.UTC(2026, 5, 1);
const TIME_MS = END_MS - 60 * DAY_MS;
const WINDOW = { startMs: END_MS - 180 * DAY_MS, endMs: END_MS };

/** What became of 20,000 events that happened at one moment and arrived `delayMs` later. */
function spoiled(dialect: Dialect, delayMs: number, timeMs = TIME_MS): Draft[] {
  const honest = draft({ dialect, type: 'any', owner: 1, timeMs, arrivalMs: timeMs + delayMs, fields: {} });
  return spoilSome(
    Array.from({ length: 20_000 }, () => honest),
    WINDOW,
    createRandom(1, 'flaws'),
  );
}

describe('spoilSome', () => {
  const forms = spoiled(SITE_FORM, 5000);
  const wrongClock = forms.filter(({ claim }) => claim !== TIME_MS);

  it('leaves more than nineteen of twenty events as they are', () => {
    const untouched = forms.filter((event) => {
      return event.claim === TIME_MS && event.arrivalMs === TIME_MS + 5000 && event.rawMembers === '';
    });
    expect(untouched.length).toBeGreaterThan(19_000);
    expect(untouched.length).toBeLessThan(20_000);
  });

  it('takes the arrival for the time wherever the claim is of no use', () => {
    expect(wrongClock.length).toBeGreaterThan(80);
    expect(wrongClock.filter(({ timeMs, arrivalMs }) => timeMs !== arrivalMs)).toEqual([]);
  });

  it('claims nothing, words, the far future or more than ten years ago', () => {
    const kinds = wrongClock.map(({ claim, arrivalMs }) => {
      if (typeof claim !== 'number') return claim === null ? 'nothing' : 'words';
      if (claim >= arrivalMs + 30 * DAY_MS) return 'future';
      return claim < arrivalMs - 3653 * DAY_MS ? 'past' : 'too close';
    });
    expect([...new Set(kinds)].toSorted()).toEqual(['future', 'nothing', 'past', 'words']);
  });

  it('keeps honest claims that arrive weeks late, always before the end', () => {
    const late = forms.filter(({ arrivalMs }) => arrivalMs > TIME_MS + 9 * DAY_MS);
    expect(late.length).toBeGreaterThan(40);
    expect(late.filter(({ claim }) => claim !== TIME_MS)).toEqual([]);
    const lastDay = spoiled(SITE_FORM, 5000, END_MS - DAY_MS).map(({ arrivalMs }) => arrivalMs);
    expect(Math.max(...lastDay)).toBeLessThan(END_MS);
  });

  it('never takes away both the id and the time', () => {
    const nameless = spoiled(AGENCY_FORM, 5000).filter(({ claim }) => typeof claim !== 'number');
    expect(nameless).toEqual([]);
  });

  it('leaves the clocks of the CRM and of what arrived days later alone', () => {
    for (const events of [spoiled(CRM_APP, 5000), spoiled(SITE_FORM, 5 * DAY_MS)]) {
      expect(events.filter(({ claim }) => claim !== TIME_MS)).toEqual([]);
    }
  });
});
