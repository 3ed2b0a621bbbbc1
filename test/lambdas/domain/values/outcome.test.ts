import { readOutcome } from '#domain/values/outcome.ts';

describe('readOutcome', () => {
  it('reads won and lost in any case', () => {
    expect([' WON', 'Lost'].map(readOutcome)).toEqual([
      { ok: true, value: 'won' },
      { ok: true, value: 'lost' },
    ]);
  });

  it.each([['open'], [true], [['won']]])('does not guess at %j', (value) => {
    expect(readOutcome(value)).toEqual({ ok: false, issue: 'unknown_value' });
  });
});
