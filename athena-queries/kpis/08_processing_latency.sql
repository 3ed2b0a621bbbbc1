-- question: How long does an event wait between its arrival and its commit to the events table?
-- unit: seconds
-- grain: one row per percentile for all days, one per percentile and arrival date
-- owner: data platform
-- direction: down
-- chart: line
-- alarm: p95_seconds above 21600 (6 hours) for the newest arrival date
-- threshold: p95_seconds[newest day] > 21600
-- definition: Latency of an object = commit - arrival of its oldest line, so an upper bound for each of its lines.
--   p50 and p95 are nearest ranks over lines: the least latency that covers that share of them. Lines read again
--   under another gate version count with their first commit. History imported with its own arrival times shows
--   as the age it had.
with batches as (
  select
    source,
    dt,
    min(committed_at_ms) - min(oldest_received_at_ms) as latency_ms,
    max(lines) as lines
  from raw_objects
  where layer = 'validated' and committed_at_ms is not null
  group by source, dt, shard_id, first_sequence_number, last_sequence_number
),

by_latency as (
  select dt, latency_ms, sum(lines) as lines
  from batches
  group by dt, latency_ms
  union all
  select cast(null as date) as dt, latency_ms, sum(lines) as lines
  from batches
  group by latency_ms
),

covered as (
  select
    dt,
    latency_ms,
    sum(lines) over (partition by dt order by latency_ms asc rows between unbounded preceding and current row) as lines_so_far,
    sum(lines) over (partition by dt) as lines
  from by_latency
),

percentiles as (
  select
    dt,
    min(case when lines_so_far * 100 >= lines * 50 then latency_ms end) as p50_ms,
    min(case when lines_so_far * 100 >= lines * 95 then latency_ms end) as p95_ms
  from covered
  group by dt
),

-- The row for all days is there even before anything was committed.
days as (
  select dt, p50_ms, p95_ms from percentiles
  union all
  select cast(null as date) as dt, cast(null as bigint) as p50_ms, cast(null as bigint) as p95_ms
  from (select count(*) as found from percentiles) as counted
  where found = 0
),

figures as (
  select 'p50_seconds' as measure, dt, p50_ms as latency_ms from days
  union all
  select 'p95_seconds' as measure, dt, p95_ms as latency_ms from days
)

select
  cast(measure as varchar) as measure,
  cast(dt as date) as kpi_date,
  cast('all' as varchar) as dimension,
  cast('all' as varchar) as dimension_value,
  cast(latency_ms as double) / 1000e0 as value,
  cast(null as double) as numerator,
  cast(null as double) as denominator,
  cast(null as double) as low,
  cast(null as double) as high
from figures
order by 1, 2 asc nulls first
