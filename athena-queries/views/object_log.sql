-- question: Which objects of the lake were read, by which run, and how long after their events arrived?
-- grain: one row per object x layer
select
  object_key,
  layer,
  source,
  dt,
  lines,
  run_id,
  date_add('millisecond', oldest_received_at_ms, timestamp '1970-01-01 00:00:00.000') as oldest_received_at,
  date_add('millisecond', newest_received_at_ms, timestamp '1970-01-01 00:00:00.000') as newest_received_at,
  date_add('millisecond', read_at_ms, timestamp '1970-01-01 00:00:00.000') as read_at,
  date_add('millisecond', committed_at_ms, timestamp '1970-01-01 00:00:00.000') as committed_at,
  cast(committed_at_ms - oldest_received_at_ms as double) / 1000e0 as latency_seconds
from raw_objects
