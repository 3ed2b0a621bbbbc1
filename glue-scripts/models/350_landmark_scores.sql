-- The score a lead had at its landmark beside what became of it in the 90 days after: 7776000000 ms.
-- reads: landmark_score_totals, leads, run_context
-- writes: landmark_scores
-- grain: one row per lead whose landmark has passed
select
    cast(leads.lead_id as string) as lead_id,
    cast(totals.as_of_ms as bigint) as landmark_ms,
    cast(leads.first_source as string) as source,
    cast(leads.first_seen_date as date) as event_date,
    cast(cast(totals.final_milli as double) / 1e3 as double) as final_score,
    cast(totals.lead_category as string) as lead_category,
    cast(totals.scorecard_version as string) as scorecard_version,
    cast(
        leads.converted
        and leads.converted_at_ms > totals.as_of_ms
        and leads.converted_at_ms <= totals.as_of_ms + 7776000000 as boolean
    ) as converted_within_90_days,
    cast(leads.converted and leads.converted_at_ms <= totals.as_of_ms as boolean) as won_before_landmark,
    cast(leads.first_seen_ms + 7776000000 <= run_context.as_of_ms as boolean) as is_matured
from leads
cross join run_context
inner join landmark_score_totals as totals on leads.lead_id = totals.lead_id
