import type { Feature } from '../features/feature.ts';
import type { FeatureScalar, FeatureValues } from '../features/fold/feature-values.ts';
import { THOUSANDTHS } from '../features/thousandths.ts';
import type { ValueType } from '../features/value-type.ts';
import { MissingBandError } from './missing-band-error.ts';
import { featureOf, rulePoints } from './rule-points.ts';
import type { Score, ScoreReason } from './score.ts';
import type { Band, RuleGroup, Scorecard } from './scorecard.ts';

type ValueSeen = Pick<ScoreReason, 'valueNumber' | 'valueText'>;

function valueSeen(value: FeatureScalar, type: ValueType | undefined): ValueSeen {
  if (typeof value === 'boolean') return { valueNumber: value ? 1 : 0, valueText: null };
  if (typeof value === 'number') return { valueNumber: value, valueText: null };
  // a day is neither a number nor a text
  return { valueNumber: null, valueText: type === 'date' ? null : value };
}

/** The first band whose bound is reached; the last one has none. */
const bandOf = (bands: readonly Band[], milli: number): Band | undefined =>
  bands.find(({ atLeastMilli }) => atLeastMilli === null || milli >= atLeastMilli);

/** Works out once what a scorecard asks of every lead. Thousandths are summed whole and divided at the end. */
export function createScorer(
  scorecard: Scorecard,
  features: readonly Feature[],
): (values: FeatureValues) => Score {
  const types = new Map(features.map(({ name, type }) => [name, type]));
  const rules = scorecard.rules.map((rule) => ({ rule, pointsOf: rulePoints(rule) }));
  return (values) => {
    const sums: Record<RuleGroup, number> = { source: 0, engagement: 0, intent: 0, quality: 0, recency: 0 };
    const reasons: ScoreReason[] = [];
    let whole = 0;
    for (const { rule, pointsOf } of rules) {
      const milli = pointsOf(values);
      if (milli === null) continue;
      sums[rule.group] += milli;
      whole += milli;
      const seen = valueSeen(featureOf(values, rule.mainFeature), types.get(rule.mainFeature));
      reasons.push({
        code: rule.code,
        group: rule.group,
        points: milli / THOUSANDTHS,
        ...seen,
        reason: rule.what,
      });
    }
    const band = bandOf(scorecard.bands, whole);
    if (!band) throw new MissingBandError(scorecard.version, whole / THOUSANDTHS);
    return {
      groupScores: {
        source: sums.source / THOUSANDTHS,
        engagement: sums.engagement / THOUSANDTHS,
        intent: sums.intent / THOUSANDTHS,
        quality: sums.quality / THOUSANDTHS,
        recency: sums.recency / THOUSANDTHS,
      },
      finalScore: whole / THOUSANDTHS,
      band: band.name,
      recommendedAction: band.action,
      scorecardVersion: scorecard.version,
      reasons,
    };
  };
}
