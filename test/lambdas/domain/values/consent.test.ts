import { readConsent } from '#domain/values/consent.ts';

describe('readConsent', () => {
  it.each([[true], ['true'], ['YES'], ['granted'], ['Opt-In'], [1], ['1']])('takes %j for a yes', (value) => {
    expect(readConsent(value)).toEqual({ ok: true, value: true });
  });

  it.each([
    [false],
    ['False'],
    ['no'],
    ['denied'],
    ['refused'],
    ['opt-out'],
    ['Withdrawn'],
    ['opted out'],
    ['unsubscribed'],
    [0],
    ['0'],
  ])('takes %j for a no', (value) => {
    expect(readConsent(value)).toEqual({ ok: true, value: false });
  });

  it.each([['maybe'], [2], [[]], [[true]], [{}]])('takes %j for no answer', (value) => {
    expect(readConsent(value)).toEqual({ ok: false, issue: 'unknown_value' });
  });
});
