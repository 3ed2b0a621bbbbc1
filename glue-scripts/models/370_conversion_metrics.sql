-- reads: lead_scores, current_score_totals
-- writes: conversion_metrics
-- grain: one row per first source x day first seen
with

counted as (
    select
        scores.source,
        scores.event_date,
        count(*) as total_leads,
        sum(case when scores.lead_category = 'HOT' then 1 else 0 end) as hot_leads,
        sum(case when scores.converted then 1 else 0 end) as converted_leads,
        sum(totals.final_milli) as final_milli
    from lead_scores as scores
    inner join current_score_totals as totals on scores.lead_id = totals.lead_id
    group by scores.source, scores.event_date
)

select
    cast(source as string) as source,
    cast(event_date as date) as event_date,
    cast(total_leads as bigint) as total_leads,
    cast(hot_leads as bigint) as hot_leads,
    cast(converted_leads as bigint) as converted_leads,
    cast(cast(converted_leads as double) / nullif(cast(total_leads as double), 0e0) as double) as conversion_rate,
    cast(cast(final_milli as double) / nullif(cast(total_leads as double) * 1e3, 0e0) as double) as average_score
from counted
