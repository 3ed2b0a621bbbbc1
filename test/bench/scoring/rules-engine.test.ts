import type { Scorecard } from '#domain/scorecard/scorecard.ts';
import { createRulesEngine } from '../../../bench/scoring/rules-engine.ts';

const rule = { group: 'intent', what: 'A reason', mainFeature: 'city' } as const;
const CARD: Scorecard = {
  name: 'made up',
  what: 'Each kind of condition once',
  version: 'made-up@1',
  bands: [{ name: 'COLD', atLeastMilli: null, action: 'Wait' }],
  rules: [
    {
      ...rule,
      code: 'ELSEWHERE',
      when: [{ subject: 'city', tests: [{ op: 'not_in', values: ['Paris'] }] }],
      points: { kind: 'fixed', milli: 1500 },
    },
    {
      ...rule,
      code: 'NOWHERE',
      when: [{ subject: 'city', tests: [{ op: 'present', present: false }] }],
      points: { kind: 'fixed', milli: 10_000 },
    },
    {
      ...rule,
      code: 'SILENT',
      when: [],
      points: { kind: 'per_unit', milliPerStep: -1000, feature: 'days', every: 2, above: 7, capMilli: -3000 },
    },
  ],
};

describe('createRulesEngine', () => {
  const points = createRulesEngine(CARD);

  it('gives points by the unit, up to the cap', async () => {
    expect(await points({ city: 'Paris', days: 10 })).toBe(-1.5);
    expect(await points({ city: 'Paris', days: 100 })).toBe(-3);
    expect(await points({ city: 'Paris', days: 7 })).toBe(0);
  });

  it('takes what is not known for no other value', async () => {
    expect(await points({ city: 'Rome', days: null })).toBe(1.5);
    expect(await points({ city: null, days: null })).toBe(10);
  });
});
