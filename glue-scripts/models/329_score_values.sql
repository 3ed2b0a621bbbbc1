-- Scores are summed in thousandths of a point and divided once, so that no order of rules changes them.
-- reads: score_totals
-- writes: score_values
-- grain: one row per lead
select
    cast(lead_id as string) as lead_id,
    cast(cast(source_milli as double) / 1e3 as double) as source_score,
    cast(cast(engagement_milli as double) / 1e3 as double) as engagement_score,
    cast(cast(intent_milli as double) / 1e3 as double) as intent_score,
    cast(cast(quality_milli as double) / 1e3 as double) as quality_score,
    cast(cast(recency_milli as double) / 1e3 as double) as recency_score,
    cast(cast(final_milli as double) / 1e3 as double) as final_score,
    cast(lead_category as string) as lead_category,
    cast(recommended_action as string) as recommended_action,
    cast(scorecard_version as string) as scorecard_version
from score_totals
