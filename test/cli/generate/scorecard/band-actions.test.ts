import { compileDefinitionTexts } from '#cli/generate/compile-definitions.ts';
import { bandsFile, textsWith } from '../definition-fixtures.ts';

describe('bandActionsModel', () => {
  it('has a row for each band of the active scorecard, best first', () => {
    const scorecard = bandsFile(
      '{name: HOT, at_least: 8, action: Call now}',
      '{name: COLD, action: "Don\'t"}',
    );
    const model = compileDefinitionTexts(textsWith({ scorecard })).get(
      'glue-scripts/models/321_band_actions.sql',
    );
    expect(model).toContain("    ('HOT', 'Call now'),\n    ('COLD', ('Don' || chr(39) || 't'))\n");
  });
});
