-- reads: lead_scores
-- writes: conversion_metrics
-- grain: one row per first source x day first seen
with

counted as (
    select
        source,
        event_date,
        count(*) as total_leads,
        sum(case when lead_category = 'HOT' then 1 else 0 end) as hot_leads,
        sum(case when converted then 1 else 0 end) as converted_leads,
        -- back to whole thousandths of a point: sums of doubles hang on their order
        sum(cast(floor(final_score * 1e3 + 5e-1) as bigint)) as final_milli
    from lead_scores
    group by source, event_date
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
