-- The score a lead had at its landmark beside what became of it in the 90 days after: 7776000000 ms.
-- reads: landmark_score_values, leads, run_context
-- writes: landmark_scores
-- grain: one row per lead whose landmark has passed
select
    cast(leads.lead_id as string) as lead_id,
    cast(scored.landmark_ms as bigint) as landmark_ms,
    cast(leads.first_source as string) as source,
    cast(leads.first_seen_date as date) as event_date,
    cast(scored.final_score as double) as final_score,
    cast(scored.lead_category as string) as lead_category,
    cast(scored.scorecard_version as string) as scorecard_version,
    cast(
        leads.converted
        and leads.converted_at_ms > scored.landmark_ms
        and leads.converted_at_ms <= scored.landmark_ms + 7776000000 as boolean
    ) as converted_within_90_days,
    cast(leads.converted and leads.converted_at_ms <= scored.landmark_ms as boolean) as won_before_landmark,
    cast(leads.first_seen_ms + 7776000000 <= run_context.as_of_ms as boolean) as is_matured
from leads
cross join run_context
inner join landmark_score_values as scored on leads.lead_id = scored.lead_id
