-- question: Which share of the events has a missing, duplicate or invalid field?
-- unit: share of distinct events
-- grain: one row for any issue, one per issue code, one per source (any issue)
-- owner: data platform
-- direction: down
-- chart: bar
-- alarm: any issue above 0.2 for all sources
-- threshold: events_with_issue > 0.2
-- definition: Distinct raw events with the issue / distinct raw events. Issue codes are those the gate flags;
--   duplicate means that the event came at more than one stream position, with the same or another content.
--   Events the pipeline has not read yet count in the denominator, their issues are not known yet.
with deliveries as (
  select source, event_id, count(distinct position) as positions
  from raw_events
  group by source, event_id
),

flagged as (
  select d.source, d.event_id, i.code
  from deliveries d
  inner join event_issues i on i.source = d.source and i.event_id = d.event_id
  union
  select source, event_id, 'duplicate' as code
  from deliveries
  where positions > 1
),

-- One row per event, so that an event with three issues counts once in "any".
events_with_any as (
  select d.source, max(case when f.code is null then 0 else 1 end) as has_issue
  from deliveries d
  left join flagged f on f.source = d.source and f.event_id = d.event_id
  group by d.source, d.event_id
),

total as (
  select count(*) as events from deliveries
),

any_issue as (
  select
    case when grouping(source) = 1 then 'all' else 'source' end as dimension,
    case when grouping(source) = 1 then 'all' else source end as dimension_value,
    sum(cast(has_issue as bigint)) as affected,
    count(*) as events
  from events_with_any
  group by grouping sets ((), (source))
),

-- Duplicates are listed even when there are none: their absence is news, too.
codes as (
  select code, count(*) as affected from flagged group by code
  union all
  select 'duplicate' as code, 0 as affected from total
  where not exists (select 1 from flagged where code = 'duplicate')
),

shares as (
  select dimension, dimension_value, coalesce(affected, 0) as affected, events from any_issue
  union all
  select 'issue' as dimension, c.code as dimension_value, c.affected, t.events
  from codes c
  cross join total t
)

select
  cast('events_with_issue' as varchar) as measure,
  cast(null as date) as kpi_date,
  cast(dimension as varchar) as dimension,
  cast(dimension_value as varchar) as dimension_value,
  cast(affected as double) / nullif(cast(events as double), 0) as value,
  cast(affected as double) as numerator,
  cast(events as double) as denominator,
  cast(null as double) as low,
  cast(null as double) as high
from shares
order by 1, 3, 4
