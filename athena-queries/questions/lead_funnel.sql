-- question: How many leads get how far, from the first contact to the win?
-- unit: leads, and share of all leads
-- grain: one row per step; the steps are independent, a lead may skip one
with steps as (
  select
    count(*) as leads,
    sum(cast(case when l.webinar_seconds > 0 or l.questions_asked > 0 or l.has_web then 1 else 0 end as bigint)) as engaged,
    sum(cast(case when l.budget_min is not null or l.budget_max is not null
      or l.purchase_timeframe_days is not null or l.device_interest is not null then 1 else 0 end as bigint)) as with_intent,
    sum(cast(case when s.lead_category = 'HOT' then 1 else 0 end as bigint)) as hot,
    sum(cast(case when l.last_sales_touch_ms is not null then 1 else 0 end as bigint)) as touched_by_sales,
    sum(cast(case when l.converted then 1 else 0 end as bigint)) as won
  from leads l
  left join lead_scores s on s.lead_id = l.lead_id
),

funnel as (
  select 1 as step, 'leads' as name, leads as reached, leads from steps
  union all
  select 2 as step, 'engaged' as name, engaged as reached, leads from steps
  union all
  select 3 as step, 'with intent' as name, with_intent as reached, leads from steps
  union all
  select 4 as step, 'hot' as name, hot as reached, leads from steps
  union all
  select 5 as step, 'touched by sales' as name, touched_by_sales as reached, leads from steps
  union all
  select 6 as step, 'won' as name, won as reached, leads from steps
)

select
  step,
  name,
  coalesce(reached, 0) as reached,
  cast(reached as double) / nullif(cast(leads as double), 0) as share_of_leads
from funnel
order by step
