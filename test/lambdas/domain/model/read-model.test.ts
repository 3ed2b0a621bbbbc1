import { FEATURES } from '#domain/generated/features.ts';
import { readModel } from '#domain/model/read-model.ts';

const bytes = (document: unknown) => new TextEncoder().encode(JSON.stringify(document));
const NUMERIC = { kind: 'numeric', feature: 'budget_max', mean: 0, scale: 1, weight: 1, missing_weight: 0 };
const CATEGORICAL = { kind: 'categorical', feature: 'city', weights: { Pune: 1 }, other_weight: 0 };
const DOCUMENT = {
  format: 1,
  version: '2026-11-21.1',
  kind: 'logistic',
  intercept: -2,
  terms: [NUMERIC, CATEGORICAL],
};
const whyNot = (document: unknown): string => {
  const read = readModel(bytes(document), FEATURES);
  return read.ok ? 'it is read' : read.why;
};

describe('a model document', () => {
  it('is read into a model', () => {
    expect(readModel(bytes(DOCUMENT), FEATURES)).toEqual({
      ok: true,
      model: {
        version: '2026-11-21.1',
        intercept: -2,
        terms: [
          { kind: 'numeric', feature: 'budget_max', mean: 0, scale: 1, weight: 1, missingWeight: 0 },
          { kind: 'categorical', feature: 'city', weights: new Map([['Pune', 1]]), otherWeight: 0 },
        ],
      },
    });
  });

  it.each([
    ['of another format', { ...DOCUMENT, format: 2 }],
    ['of another kind', { ...DOCUMENT, kind: 'forest' }],
    ['without a version', { ...DOCUMENT, version: '' }],
    ['with a key it does not know', { ...DOCUMENT, threshold: 0.5 }],
    ['with a number that is none', { ...DOCUMENT, intercept: Number.NaN }],
    ['with a number that could overflow', { ...DOCUMENT, intercept: 1e300 }],
    ['with a scale of 0', { ...DOCUMENT, terms: [{ ...NUMERIC, scale: 0 }] }],
    ['with a weight that is no number', { ...DOCUMENT, terms: [{ ...CATEGORICAL, weights: { Pune: '1' } }] }],
    ['that is a list', [DOCUMENT]],
  ])('%s is none', (_, document) => {
    expect(whyNot(document)).toMatch(/✖/);
  });

  it('that is no JSON, or not UTF-8, is none', () => {
    expect(readModel(new TextEncoder().encode('{"format":'), FEATURES).ok).toBe(false);
    expect(readModel(Uint8Array.of(0xff), FEATURES).ok).toBe(false);
  });

  it('that asks for what is not known of leads cannot be used', () => {
    expect(whyNot({ ...DOCUMENT, terms: [{ ...NUMERIC, feature: 'shoe_size' }] })).toBe(
      'there is no feature shoe_size',
    );
  });

  it('that takes a feature for what it is not cannot be used', () => {
    expect(whyNot({ ...DOCUMENT, terms: [{ ...NUMERIC, feature: 'city' }] })).toBe(
      'feature city is a string, which no numeric term takes',
    );
    expect(whyNot({ ...DOCUMENT, terms: [{ ...CATEGORICAL, feature: 'budget_max' }] })).toBe(
      'feature budget_max is a bigint, which no categorical term takes',
    );
  });
});
