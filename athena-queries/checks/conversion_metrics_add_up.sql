-- holds: The totals by source and day are the leads first seen there and then.
-- grain: one row per source x day that differs
with counted as (
  select
    source,
    event_date,
    count(*) as leads,
    sum(cast(case when lead_category = 'HOT' then 1 else 0 end as bigint)) as hot_leads,
    sum(cast(case when converted then 1 else 0 end as bigint)) as converted_leads
  from lead_scores
  group by source, event_date
)

select
  coalesce(m.source, c.source) as source,
  coalesce(m.event_date, c.event_date) as event_date,
  m.total_leads,
  c.leads,
  m.hot_leads as stored_hot_leads,
  c.hot_leads,
  m.converted_leads as stored_converted_leads,
  c.converted_leads
from conversion_metrics m
full outer join counted c on c.source = m.source and c.event_date = m.event_date
where m.total_leads is null
  or c.leads is null
  or m.total_leads <> c.leads
  or m.hot_leads <> c.hot_leads
  or m.converted_leads <> c.converted_leads
order by 1, 2
