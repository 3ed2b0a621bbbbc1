import { type Band, RULE_GROUPS, type Scorecard } from '#domain/scorecard/scorecard.ts';
import { textLiteral } from '../sql/literal.ts';
import { lines, modelText, step } from '../sql/model-text.ts';

const groupColumns = RULE_GROUPS.map((group) => `${group}_milli`);

const groupSums = RULE_GROUPS.map(
  (group) =>
    `sum(case when rule_group = ${textLiteral(group)} then points_milli else 0 end) as ${group}_milli`,
);

/** The first band whose bound is reached; without bounds there is only one. */
function bandCase(bands: readonly Band[], textOf: (band: Band) => string): string {
  const branches = bands.map((band) =>
    band.atLeastMilli === null
      ? `  else ${textLiteral(textOf(band))}`
      : `  when t.final_milli >= ${band.atLeastMilli} then ${textLiteral(textOf(band))}`,
  );
  return branches.length === 1 ? textLiteral(textOf(bands[0] as Band)) : `case\n${branches.join('\n')}\nend`;
}

/** The score of every lead: sums by group, the whole, and the band it falls into. */
export function scoreTotalsModel(scorecard: Scorecard): string {
  const sums = `select\n${lines(['lead_id', ...groupSums, 'sum(points_milli) as final_milli'])}\nfrom score_points\ngroup by lead_id`;
  const totals = [...groupColumns, 'final_milli'].map(
    (column) => `cast(coalesce(s.${column}, 0) as bigint) as ${column}`,
  );
  const filled = `-- A lead no rule spoke of has 0 points, not none.
select
${lines(['f.lead_id', 'f.as_of_ms', ...totals])}
from scored_features as f
left join group_sums as s on s.lead_id = f.lead_id`;
  const columns = [
    'cast(t.lead_id as string) as lead_id',
    'cast(t.as_of_ms as bigint) as as_of_ms',
    ...[...groupColumns, 'final_milli'].map((column) => `cast(t.${column} as bigint) as ${column}`),
    `cast(${bandCase(scorecard.bands, (band) => band.name)} as string) as lead_category`,
    `cast(${bandCase(scorecard.bands, (band) => band.action)} as string) as recommended_action`,
    `cast(${textLiteral(scorecard.version)} as string) as scorecard_version`,
  ];
  return modelText(
    {
      source: `definitions/scorecard.yaml (${scorecard.version})`,
      reads: ['scored_features', 'score_points'],
      writes: 'score_totals',
      grain: 'one row per row of scored_features; thousandths of a point',
    },
    `with\n${step('group_sums', sums)},\n${step('totals', filled)}\nselect\n${lines(columns)}\nfrom totals as t`,
  );
}
