-- question: Which share of the leads is HOT now?
-- unit: share of leads
-- grain: one row for all, one per first source
-- owner: sales operations
-- direction: up
-- chart: number
-- alarm: below 0.02 for all
-- threshold: hot < 0.02
-- definition: Leads whose current score is in the band HOT / leads, as of the last run.
with counted as (
  select
    case when grouping(source) = 1 then 'all' else 'source' end as dimension,
    case when grouping(source) = 1 then 'all' else source end as dimension_value,
    sum(cast(case when lead_category = 'HOT' then 1 else 0 end as bigint)) as hot,
    count(*) as leads
  from (select coalesce(source, 'unknown') as source, lead_category from lead_scores) as scored
  group by grouping sets ((), (source))
)

select
  cast('hot' as varchar) as measure,
  cast(null as date) as kpi_date,
  cast(dimension as varchar) as dimension,
  cast(dimension_value as varchar) as dimension_value,
  cast(hot as double) / nullif(cast(leads as double), 0) as value,
  cast(coalesce(hot, 0) as double) as numerator,
  cast(leads as double) as denominator,
  cast(null as double) as low,
  cast(null as double) as high
from counted
order by 1, 3, 4
