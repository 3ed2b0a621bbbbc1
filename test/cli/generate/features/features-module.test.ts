import { readDefinitions } from '#cli/generate/compile-definitions.ts';
import { FEATURES } from '#domain/generated/features.ts';
import { textsWith } from '../definition-fixtures.ts';

describe('featuresModule', () => {
  it('says to Lambdas what the definitions say, value by value', () => {
    expect(FEATURES).toEqual(readDefinitions(textsWith()).features);
  });
});
