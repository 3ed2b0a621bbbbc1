import { THOUSANDTHS } from '#domain/features/thousandths.ts';
import { isNumeric, type ValueType } from '#domain/features/value-type.ts';
import type { Points, Rule, Scorecard } from '#domain/scorecard/scorecard.ts';
import { conditionsSql } from '../sql/condition-sql.ts';
import { doubleLiteral, textLiteral } from '../sql/literal.ts';
import { lines, modelText, step } from '../sql/model-text.ts';

type FeatureTypes = ReadonlyMap<string, ValueType>;

/** Thousandths by unit, rounded toward zero: the size is rounded down, then the sign put before it. */
function pointsSql(points: Points): string {
  if (points.kind === 'shown') return 'cast(0 as bigint)';
  if (points.kind === 'fixed') return `cast(${points.milli} as bigint)`;
  const units = `cast(f.${points.feature} ${points.above === 0 ? '' : `- ${points.above} `}as double)`;
  const divided = points.every === 1 ? '' : ` / ${doubleLiteral(points.every)}`;
  const size = `cast(floor(${units} * ${doubleLiteral(Math.abs(points.milliPerStep))}${divided}) as bigint)`;
  const cap = points.capMilli === null ? null : Math.abs(points.capMilli);
  const limited = cap === null ? size : `least(${size}, ${cap})`;
  return points.milliPerStep < 0 ? `-${limited}` : limited;
}

function firesSql({ when, points }: Rule, types: FeatureTypes): string {
  const conditions = conditionsSql(when, 'f', types);
  if (points.kind === 'per_unit') conditions.push(`f.${points.feature} > ${points.above}`);
  return conditions.join(' and ');
}

function valueNumberSql(feature: string, type: ValueType): string {
  if (isNumeric(type)) return `cast(f.${feature} as double)`;
  if (type === 'boolean') return `case when f.${feature} then 1e0 when not f.${feature} then 0e0 end`;
  return 'cast(null as double)';
}

function ruleSql(rule: Rule, types: FeatureTypes): string {
  const type = types.get(rule.mainFeature) ?? 'string';
  const columns = [
    'f.lead_id',
    `${textLiteral(rule.code)} as code`,
    `${textLiteral(rule.group)} as rule_group`,
    `${pointsSql(rule.points)} as points_milli`,
    `${valueNumberSql(rule.mainFeature, type)} as value_number`,
    `${type === 'string' ? `f.${rule.mainFeature}` : 'cast(null as string)'} as value_text`,
    `${textLiteral(rule.what)} as reason`,
  ];
  return `-- ${rule.what}.\nselect\n${lines(columns)}\nfrom scored_features as f\nwhere ${firesSql(rule, types)}`;
}

/** Which rows are reasons: those with points, and those of rules that are shown without any. */
function toldSql(rules: readonly Rule[]): string {
  const shown = rules.filter(({ points }) => points.kind === 'shown').map(({ code }) => textLiteral(code));
  return ['points_milli <> 0', ...(shown.length > 0 ? [`code in (${shown.join(', ')})`] : [])].join(' or ');
}

/** Every rule that gave or took points or is shown without any, one row per lead, with the value behind it. */
export function scorePointsModel(scorecard: Scorecard, types: FeatureTypes): string {
  const rules = scorecard.rules.map((rule) => ruleSql(rule, types));
  return modelText(
    {
      source: `definitions/scorecard.yaml (${scorecard.version})`,
      reads: ['scored_features'],
      writes: 'score_points',
      grain: `one row per lead x rule that gave or took points or is shown without any; ${THOUSANDTHS} is one point`,
    },
    `with
${step('rule_points', rules.join('\nunion all\n'))}
select
  cast(lead_id as string) as lead_id,
  cast(code as string) as code,
  cast(rule_group as string) as rule_group,
  cast(points_milli as bigint) as points_milli,
  cast(value_number as double) as value_number,
  cast(value_text as string) as value_text,
  cast(reason as string) as reason
from rule_points
where ${toldSql(scorecard.rules)}`,
  );
}
