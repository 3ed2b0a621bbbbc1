-- question: How much of what comes in is repetition that the lake takes out?
-- unit: share removed
-- grain: one row per kind of repetition
-- owner: data platform
-- direction: none
-- chart: bar
-- alarm: delivery above 0.1
-- threshold: delivery > 0.1
-- definition: Removed / taken in. delivery: lines stored again for a stream position that is stored already.
--   event: positions that carry an event (source, event_id) another position carries, too. lead: lead-creating
--   events folded into fewer leads.
with lines as (
  select
    count(*) as lines,
    count(distinct position) as positions
  from raw_events
),

distinct_events as (
  select count(*) as events
  from (select distinct source, event_id from raw_events) as pairs
),

registrations as (
  select coalesce(sum(cast(case when creates_lead and attribution = 'lead' then 1 else 0 end as bigint)), 0) as registrations
  from event_leads
),

people as (
  select count(*) as leads from leads
),

kinds as (
  select 'delivery' as measure, lines - positions as removed, lines as taken_in from lines
  union all
  select 'event' as measure, positions - events as removed, positions as taken_in
  from lines cross join distinct_events
  union all
  select 'lead' as measure, registrations - leads as removed, registrations as taken_in
  from registrations cross join people
)

select
  cast(measure as varchar) as measure,
  cast(null as date) as kpi_date,
  cast('all' as varchar) as dimension,
  cast('all' as varchar) as dimension_value,
  cast(removed as double) / nullif(cast(taken_in as double), 0) as value,
  cast(removed as double) as numerator,
  cast(taken_in as double) as denominator,
  cast(null as double) as low,
  cast(null as double) as high
from kinds
order by 1
