import type { Scorecard } from '#domain/scorecard/scorecard.ts';
import { textLiteral } from '../sql/literal.ts';
import { lines, modelText, step } from '../sql/model-text.ts';

/** What sales should do in each band, for leads that are put into another than their points put them in. */
export function bandActionsModel({ version, bands }: Scorecard): string {
  const rows = bands.map(({ name, action }) => `(${textLiteral(name)}, ${textLiteral(action)})`);
  return modelText(
    {
      source: `definitions/scorecard.yaml (${version})`,
      reads: [],
      writes: 'band_actions',
      grain: 'one row per band',
    },
    `with
${step('bands', `select * from (values\n${lines(rows)}\n) as t(lead_category, recommended_action)`)}
select
  cast(lead_category as string) as lead_category,
  cast(recommended_action as string) as recommended_action
from bands`,
  );
}
