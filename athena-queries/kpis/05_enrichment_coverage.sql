-- question: For which share of the leads do we know who they are and what they want?
-- unit: share of leads
-- grain: one row per measure for all, one per measure and first source
-- owner: marketing operations
-- direction: up
-- chart: bar
-- alarm: complete below 0.2 for all
-- threshold: complete < 0.2
-- definition: demographic: a name, an e-mail or phone, and a city are known. behavioural: an engagement signal
--   (webinar time, a question asked, or a visit to the web site) and an intent signal (budget, time to purchase,
--   or a device asked about). complete: both. Each / leads.
with signals as (
  select
    coalesce(first_source, 'unknown') as source,
    case when has_name and (has_email or has_phone) and city is not null then 1 else 0 end as demographic,
    case when webinar_seconds > 0 or questions_asked > 0 or has_web then 1 else 0 end as engagement,
    case
      when budget_min is not null or budget_max is not null
        or purchase_timeframe_days is not null or device_interest is not null then 1
      else 0
    end as intent
  from leads
),

counted as (
  select
    case when grouping(source) = 1 then 'all' else 'source' end as dimension,
    case when grouping(source) = 1 then 'all' else source end as dimension_value,
    count(*) as leads,
    sum(cast(demographic as bigint)) as demographic,
    sum(cast(engagement * intent as bigint)) as behavioural,
    sum(cast(demographic * engagement * intent as bigint)) as complete
  from signals
  group by grouping sets ((), (source))
),

parts as (
  select 'demographic' as measure, dimension, dimension_value, demographic as part, leads from counted
  union all
  select 'behavioural' as measure, dimension, dimension_value, behavioural as part, leads from counted
  union all
  select 'complete' as measure, dimension, dimension_value, complete as part, leads from counted
)

select
  cast(measure as varchar) as measure,
  cast(null as date) as kpi_date,
  cast(dimension as varchar) as dimension,
  cast(dimension_value as varchar) as dimension_value,
  cast(part as double) / nullif(cast(leads as double), 0) as value,
  cast(coalesce(part, 0) as double) as numerator,
  cast(leads as double) as denominator,
  cast(null as double) as low,
  cast(null as double) as high
from parts
order by 1, 3, 4
