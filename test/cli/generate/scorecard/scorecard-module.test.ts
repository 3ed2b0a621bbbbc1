import { readDefinitions } from '#cli/generate/compile-definitions.ts';
import { SCORECARD } from '#domain/generated/scorecard.ts';
import { textsWith } from '../definition-fixtures.ts';

describe('scorecardModule', () => {
  it('says to Lambdas what the definitions say of the active scorecard, value by value', () => {
    const { active, byName } = readDefinitions(textsWith()).scorecards;
    expect(SCORECARD).toEqual(byName.get(active));
  });
});
