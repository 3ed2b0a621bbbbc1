import type { Model } from '#domain/model/model.ts';
import { logistic, predict } from '#domain/model/predict.ts';

const MODEL: Model = {
  version: '1',
  intercept: -1,
  terms: [
    { kind: 'numeric', feature: 'questions_asked', mean: 1, scale: 2, weight: 3, missingWeight: 0.25 },
    {
      kind: 'categorical',
      feature: 'first_source',
      weights: new Map([
        ['roadshow', 0.5],
        ['null', 100],
      ]),
      otherWeight: -0.5,
    },
    {
      kind: 'categorical',
      feature: 'has_phone',
      weights: new Map([['true', Math.log(3)]]),
      otherWeight: 0,
    },
  ],
};

describe('the probability of a model', () => {
  it('is the logistic of what the terms add up to', () => {
    // z = -1 + (2 - 1) / 2 * 3 + 0.5 + ln 3 = 1 + ln 3; 1 / (1 + exp(-z)) = 1 / (1 + 1 / (3e)) = 3e / (3e + 1)
    const features = { questions_asked: 2, first_source: 'roadshow', has_phone: true };
    expect(predict(MODEL, features)).toBeCloseTo((3 * Math.E) / (3 * Math.E + 1), 14);
  });

  it('takes what is missing and what it does not know by its own weights', () => {
    // z = -1 + 0.25 - 0.5 = -1.25
    expect(predict(MODEL, { questions_asked: null, first_source: null, has_phone: false })).toBeCloseTo(
      0.2227001388,
      9,
    );
    expect(predict(MODEL, { first_source: 'constructor' })).toBeCloseTo(0.2227001388, 9);
  });

  it('is a number however far it is from even', () => {
    expect(logistic(0)).toBe(0.5);
    expect(logistic(1e48)).toBe(1);
    expect(logistic(-1e48)).toBe(0);
    // far below even it is exp(z) to the last digit; 1 / (1 + exp(740)) would be 0
    expect(logistic(-740)).toBe(Math.exp(-740));
  });
});
