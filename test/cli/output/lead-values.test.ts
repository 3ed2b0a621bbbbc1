import { columnLabel, isTelling, readableValue } from '#cli/output/lead-values.ts';

describe('a value of a lead', () => {
  it.each([
    ['first_seen_ms', Date.UTC(2025, 0, 1, 9), 'first seen', '2025-01-01 09:00'],
    ['webinar_seconds', 2880, 'webinar', '48 min'],
    ['amount_minor', 119_900, 'amount', '1,199.00'],
    ['purchase_timeframe_days', 15, 'purchase timeframe', '15 days'],
    ['budget_max', 100_000, 'budget max', '100,000'],
    ['device_interest', 'Pixel 8', 'device interest', 'Pixel 8'],
    ['converted', true, 'converted', 'yes'],
    ['consent', false, 'consent', 'no'],
    // A unit in the name says nothing about a value that is not there.
    ['amount_minor', null, 'amount', null],
  ])('%s %p reads "%s: %s"', (column, value, label, text) => {
    expect([columnLabel(column), readableValue(column, value)]).toEqual([label, text]);
  });

  it('says nothing where it is not there, not set, or none', () => {
    expect([null, undefined, false, 0, ''].map(isTelling)).toEqual([false, false, false, false, false]);
    expect([true, -1, 'x'].map(isTelling)).toEqual([true, true, true]);
  });
});
