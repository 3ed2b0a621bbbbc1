-- question: Which objects of the lake were read, by which run, and how long after their events arrived?
-- grain: one row per object x layer
select
  object_key,
  layer,
  source,
  dt,
  lines,
  run_id,
  cast(from_unixtime(oldest_received_at_ms / 1e3) as timestamp(3)) as oldest_received_at,
  cast(from_unixtime(newest_received_at_ms / 1e3) as timestamp(3)) as newest_received_at,
  cast(from_unixtime(read_at_ms / 1e3) as timestamp(3)) as read_at,
  cast(from_unixtime(committed_at_ms / 1e3) as timestamp(3)) as committed_at,
  cast(committed_at_ms - oldest_received_at_ms as double) / 1000e0 as latency_seconds
from raw_objects
