-- reads: score_values, leads, run_context
-- writes: lead_scores
-- grain: one row per lead
select
    cast(leads.lead_id as string) as lead_id,
    cast(scored.source_score as double) as source_score,
    cast(scored.engagement_score as double) as engagement_score,
    cast(scored.intent_score as double) as intent_score,
    cast(scored.quality_score as double) as quality_score,
    cast(scored.recency_score as double) as recency_score,
    cast(scored.final_score as double) as final_score,
    cast(scored.lead_category as string) as lead_category,
    -- there is no probability until a trained model has been promoted
    cast(null as double) as purchase_probability,
    cast(scored.recommended_action as string) as recommended_action,
    cast(leads.converted as boolean) as converted,
    cast(cast(leads.converted_at_ms - leads.first_seen_ms as double) / 8.64e7 as double) as conversion_days,
    cast(leads.first_source as string) as source,
    cast(leads.city as string) as city,
    cast(leads.device_interest as string) as device_interest,
    cast(leads.first_seen_date as date) as event_date,
    cast(scored.scorecard_version as string) as scorecard_version,
    cast(run_context.as_of_ms as bigint) as as_of_ms
from leads
cross join run_context
inner join score_values as scored on leads.lead_id = scored.lead_id
