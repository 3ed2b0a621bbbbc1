-- reads: score_totals
-- writes: landmark_score_values
-- grain: one row per lead whose landmark has passed
select
    cast(lead_id as string) as lead_id,
    cast(as_of_ms as bigint) as landmark_ms,
    cast(cast(final_milli as double) / 1e3 as double) as final_score,
    cast(lead_category as string) as lead_category,
    cast(scorecard_version as string) as scorecard_version
from score_totals
