import { readDefinitions } from '#cli/generate/compile-definitions.ts';
import { guardsModule } from '#cli/generate/features/guards-module.ts';
import { GUARDS } from '#domain/generated/guards.ts';
import { textsWith } from '../definition-fixtures.ts';

describe('guardsModule', () => {
  it('says to Lambdas what the definitions say, value by value', () => {
    expect(GUARDS.map(({ name }) => name)).toEqual(['link_scanner', 'form_burst']);
    expect(GUARDS).toEqual(readDefinitions(textsWith()).guards);
  });

  it('is an empty list when nothing is guarded', () => {
    expect(guardsModule([])).toMatch(/readonly Guard\[\] = \[\];\n$/);
  });
});
