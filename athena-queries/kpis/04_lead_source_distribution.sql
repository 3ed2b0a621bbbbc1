-- question: Where do leads come from first, and which channels touch them at all?
-- unit: share of leads
-- grain: one row for the count of leads, one per first source, one per channel
-- owner: marketing
-- direction: none
-- chart: bar
-- alarm: none
-- threshold: none
-- definition: share: leads by the source of their first event that is not from the CRM / leads; the shares add up
--   to 1. touched: leads with at least one event of the channel / leads; a lead may be touched by several.
with total as (
  select
    count(*) as leads,
    sum(cast(case when has_roadshow then 1 else 0 end as bigint)) as roadshow,
    sum(cast(case when has_webinar then 1 else 0 end as bigint)) as webinar,
    sum(cast(case when has_online then 1 else 0 end as bigint)) as online,
    sum(cast(case when has_web then 1 else 0 end as bigint)) as web
  from leads
),

first_sources as (
  select coalesce(first_source, 'unknown') as source, count(*) as leads
  from leads
  group by coalesce(first_source, 'unknown')
),

parts as (
  select 'share' as measure, f.source, f.leads as part, t.leads as whole
  from first_sources f
  cross join total t
  union all
  select 'touched' as measure, 'roadshow' as source, coalesce(roadshow, 0) as part, leads as whole from total
  union all
  select 'touched' as measure, 'webinar' as source, coalesce(webinar, 0) as part, leads as whole from total
  union all
  select 'touched' as measure, 'online' as source, coalesce(online, 0) as part, leads as whole from total
  union all
  select 'touched' as measure, 'web' as source, coalesce(web, 0) as part, leads as whole from total
),

figures as (
  select
    measure,
    'source' as dimension,
    source as dimension_value,
    cast(part as double) / nullif(cast(whole as double), 0) as value,
    part,
    whole
  from parts
  union all
  select
    'leads' as measure,
    'all' as dimension,
    'all' as dimension_value,
    cast(leads as double) as value,
    cast(null as bigint) as part,
    cast(null as bigint) as whole
  from total
)

select
  cast(measure as varchar) as measure,
  cast(null as date) as kpi_date,
  cast(dimension as varchar) as dimension,
  cast(dimension_value as varchar) as dimension_value,
  cast(value as double) as value,
  cast(part as double) as numerator,
  cast(whole as double) as denominator,
  cast(null as double) as low,
  cast(null as double) as high
from figures
order by 1, 3, 4
