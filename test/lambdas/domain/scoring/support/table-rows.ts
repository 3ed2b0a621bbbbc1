import type { FeatureValues } from '#domain/features/fold/feature-values.ts';
import type { Score } from '#domain/scorecard/score.ts';

type Row = Readonly<Record<string, unknown>>;

/** What models say of one lead: its features, its score, its reasons. */
export interface LeadRows {
  readonly features: Row;
  readonly score: Row;
  readonly reasons: readonly Row[];
}

const byCode = (a: Row, b: Row): number => (String(a.code) < String(b.code) ? -1 : 1);

/** What code says of a lead, under the column names of `lead_features`, `lead_scores` and `lead_score_reasons`. */
export function leadRows(features: FeatureValues, score: Score): LeadRows {
  return {
    features,
    score: {
      source_score: score.groupScores.source,
      engagement_score: score.groupScores.engagement,
      intent_score: score.groupScores.intent,
      quality_score: score.groupScores.quality,
      recency_score: score.groupScores.recency,
      final_score: score.finalScore,
      lead_category: score.band,
      recommended_action: score.recommendedAction,
      scorecard_version: score.scorecardVersion,
    },
    reasons: score.reasons
      .map(({ code, group, points, valueNumber, valueText, reason }) => ({
        code,
        rule_group: group,
        points,
        value_number: valueNumber,
        value_text: valueText,
        reason,
      }))
      .sort(byCode),
  };
}

const pick = (row: Row, like: Row): Row =>
  Object.fromEntries(Object.keys(like).map((column) => [column, row[column]]));

/** The rows of the models without what code does not say: ids, clocks, and what is known of leads besides. */
export function comparable(rows: LeadRows, like: LeadRows): LeadRows {
  const { lead_id, as_of_ms, known_at_ms, ...features } = rows.features;
  return {
    features,
    score: pick(rows.score, like.score),
    reasons: rows.reasons.map(({ lead_id, ...reason }) => reason).toSorted(byCode),
  };
}
