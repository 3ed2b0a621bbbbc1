import { formatChange } from '#cli/output/lead-change.ts';
import type { ChangeCause, RealtimeChange } from '#cli/output/lead-report.ts';
import { createStyles } from '#cli/output/styles.ts';

const AT = Date.UTC(2025, 0, 31, 9, 30);
const seen = { event_time_ms: AT, event_type: 'webinar_attendance', source: 'webinar' };
const cause = (why: string, points: number, events = 0): ChangeCause => ({
  why,
  points,
  events: Array.from({ length: events }, () => seen),
  rules: [],
});
const CHANGE: RealtimeChange = {
  from_ms: AT - 60_000,
  to_ms: AT,
  before: 40,
  after: 42,
  scorecard_before: 'default@2',
  scorecard_after: 'default@2',
  is_truncated: false,
  causes: [
    {
      ...cause('decay', -3),
      rules: [{ code: 'SILENT', reason: 'Has been silent', before: 0, after: -3 }],
    },
    {
      ...cause('new_events', 5, 1),
      rules: [{ code: 'ASKED', reason: 'Asked questions', before: 5, after: 10 }],
    },
  ],
};
const linesOf = (change: Partial<RealtimeChange>, hasColor = false) =>
  formatChange({ ...CHANGE, ...change }, createStyles(hasColor)).split('\n');

describe('why a score changed', () => {
  it('is a sum from the score before to the score after, with what is behind each cause', () => {
    expect(linesOf({})).toEqual([
      'Why the score changed (times in UTC)',
      'points  cause',
      '    40  before, as of 2025-01-31 09:29',
      '    -3  time alone',
      '          Has been silent: 0 → -3',
      '    +5  1 event since',
      '          2025-01-31 09:30  webinar attendance',
      '          Asked questions: 5 → 10',
      '    42  after, as of 2025-01-31 09:30',
    ]);
  });

  it('says so where nothing was known, and where events are left out', () => {
    const lines = linesOf({ before: null, is_truncated: true });
    expect(lines[2]).toBe('     0  before, as of 2025-01-31 09:29, when nothing was known of the lead');
    expect(lines.at(-1)).toBe('Events older than those kept are in neither of the two scores.');
  });

  it('names the rules where they are others', () => {
    const lines = linesOf({ scorecard_before: 'default@1' });
    expect(lines[2]).toBe('    40  before, as of 2025-01-31 09:29, by scorecard default@1');
    expect(lines.at(-1)).toBe('    42  after, as of 2025-01-31 09:30, by scorecard default@2');
  });

  it('counts events where there are many', () => {
    const lines = linesOf({ causes: [cause('new_events', 0, 10)] });
    expect(lines.slice(3, 5)).toEqual([
      '     0  10 events since',
      '          2025-01-31 09:30  webinar attendance',
    ]);
    expect(lines.slice(12)).toEqual(['          and 2 more events', '    42  after, as of 2025-01-31 09:30']);
  });

  it.each([
    ['scorecard', 'scored by other rules than then'],
    ['rates', 'scored with other rates of the population than then'],
    ['unaccounted', 'cannot be told any more: events not kept, or gone to others'],
    ['correction', '2 events told again otherwise; the first to arrive counts'],
    ['split', '2 events gone to others: a key is shared by many'],
    ['merge', '2 events of somebody who is the same person'],
    ['late_data', '2 events that had happened before, and arrived late'],
    ['decay', 'time alone'],
    ['new_events', '2 events since'],
  ])('says %s as people would', (why, words) => {
    expect(linesOf({ causes: [cause(why, 1, 2)] })[3]).toBe(`    +1  ${words}`);
  });

  it('fits a terminal of 80 columns, and shows gain and loss in colour', () => {
    const all = ['unaccounted', 'correction', 'split', 'merge'].map((why) => cause(why, -1000.123, 1000));
    for (const line of linesOf({ causes: all })) expect(line.length).toBeLessThanOrEqual(80);
    const coloured = linesOf({}, true);
    expect(coloured[3]).toBe('\u001b[31m    -3  time alone\u001b[39m');
    expect(coloured[5]).toBe('\u001b[32m    +5  1 event since\u001b[39m');
  });
});
