import {
  capitalised,
  formatMoment,
  formatShortDay,
  inWords,
  labelOf,
  listInWords,
  titleOf,
} from '#cli/dashboard/words.ts';
import { ofSource, row } from './rows.ts';

describe('names in words', () => {
  it('lose underscores and the unit their values are shown with', () => {
    expect(inWords('timestamp_without_zone')).toBe('timestamp without zone');
    expect(inWords('p95_seconds')).toBe('p95');
    expect(inWords('auc')).toBe('AUC');
    expect(titleOf('lead_volume')).toBe('Lead volume');
    expect(capitalised('p95')).toBe('p95');
  });

  it('say which part of the lake a value is about', () => {
    expect(labelOf(row({ measure: 'events_with_issue' }))).toBe('events with issue');
    expect(labelOf(ofSource('web', { measure: 'hot' }))).toBe('hot: web');
  });

  it('are listed as one lists them', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listInWords)).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});

describe('times in words', () => {
  it('are those of UTC, whatever the machine’s zone', () => {
    expect(formatMoment(Date.UTC(2026, 10, 21, 23, 59))).toBe('21 Nov 2026, 23:59 UTC');
    expect(formatShortDay(Date.UTC(2026, 0, 5))).toBe('5 Jan');
  });
});
