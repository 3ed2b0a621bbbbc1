-- question: How many distinct events arrive, on which day and from which source?
-- unit: events
-- grain: one row for all, one per arrival date, one per source, one per arrival date and source
-- owner: marketing operations
-- direction: up
-- chart: stacked_bar
-- alarm: a source that sent events on each of the last 7 days sends none for 24 hours
-- threshold: silence
-- definition: Distinct events (source, event_id) taken into raw, on the arrival date of the first copy (UTC).
--   Copies count once, on the day the first one came; quarantined records are not events.
with first_arrivals as (
  select source, event_id, min(dt) as arrival_date
  from raw_events
  group by source, event_id
),

counted as (
  select
    arrival_date,
    source,
    grouping(source) as over_sources,
    count(*) as events
  from first_arrivals
  group by grouping sets ((), (arrival_date), (source), (arrival_date, source))
)

select
  cast('events' as varchar) as measure,
  cast(arrival_date as date) as kpi_date,
  cast(case when over_sources = 1 then 'all' else 'source' end as varchar) as dimension,
  cast(case when over_sources = 1 then 'all' else source end as varchar) as dimension_value,
  cast(events as double) as value,
  cast(null as double) as numerator,
  cast(null as double) as denominator,
  cast(null as double) as low,
  cast(null as double) as high
from counted
order by 1, 2 asc nulls first, 3, 4
