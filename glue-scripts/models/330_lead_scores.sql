-- Scores are summed in thousandths of a point and divided once, so that no order of rules changes them.
-- reads: current_score_totals, leads
-- writes: lead_scores
-- grain: one row per lead
select
    cast(leads.lead_id as string) as lead_id,
    cast(cast(totals.source_milli as double) / 1e3 as double) as source_score,
    cast(cast(totals.engagement_milli as double) / 1e3 as double) as engagement_score,
    cast(cast(totals.intent_milli as double) / 1e3 as double) as intent_score,
    cast(cast(totals.quality_milli as double) / 1e3 as double) as quality_score,
    cast(cast(totals.recency_milli as double) / 1e3 as double) as recency_score,
    cast(cast(totals.final_milli as double) / 1e3 as double) as final_score,
    cast(totals.lead_category as string) as lead_category,
    -- there is no probability until a trained model has been promoted
    cast(null as double) as purchase_probability,
    cast(totals.recommended_action as string) as recommended_action,
    cast(leads.converted as boolean) as converted,
    cast(cast(leads.converted_at_ms - leads.first_seen_ms as double) / 8.64e7 as double) as conversion_days,
    cast(leads.first_source as string) as source,
    cast(leads.city as string) as city,
    cast(leads.device_interest as string) as device_interest,
    cast(leads.first_seen_date as date) as event_date,
    cast(totals.scorecard_version as string) as scorecard_version,
    cast(totals.as_of_ms as bigint) as as_of_ms
from leads
inner join current_score_totals as totals on leads.lead_id = totals.lead_id
