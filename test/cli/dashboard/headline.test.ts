import { headlineOf } from '#cli/dashboard/headline.ts';
import { row, share } from './rows.ts';

const whatOf = (...args: Parameters<typeof headlineOf>) => headlineOf(...args).what;

describe('what a headline says', () => {
  it('is what was counted, and how sure one can be', () => {
    const converted = share(15, 188, { measure: 'converted', low: 0.049, high: 0.127 });
    expect(whatOf(converted, 'share of matured leads', null)).toBe(
      'converted: 15 of 188 matured leads; 95 % sure of 4.9 % to 12.7 %',
    );
    expect(whatOf(row({ measure: 'p95_seconds' }), 'seconds', null)).toBe('p95: 95 of 100 took no longer');
    expect(whatOf(row({ measure: 'auc', denominator: 4 }), 'chance (1 is perfect)', null)).toBe(
      'AUC: chance (1 is perfect)',
    );
    expect(whatOf(row({ measure: 'events' }), 'events', null)).toBe('events');
  });

  it('is why there is no value', () => {
    const none = { value: null, numerator: 0, denominator: 0 };
    expect(whatOf(row(none), 'share of matured leads', null)).toBe('there are no matured leads yet');
    expect(whatOf(row(none), 'chance', null)).toMatch(/^there are no matured leads yet of both kinds/);
    expect(whatOf(row({ value: null }), 'seconds', null)).toBe('nothing has been counted yet');
    expect(headlineOf(row(none), 'share of leads', null).figure).toEqual({
      text: 'no value yet',
      value: null,
      key: 'k/m//all/all/value',
    });
  });

  it('is that there is nothing, where a run or a choice has no values at all', () => {
    expect(headlineOf(undefined, 'events', 'web')).toEqual({
      figure: null,
      what: 'there is nothing from web',
    });
    expect(whatOf(undefined, 'events', null)).toBe('the newest run has no values of this KPI');
  });
});
