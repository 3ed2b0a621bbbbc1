-- question: At which hour of the day (UTC) do events happen?
-- unit: events
-- grain: one row per source x hour with events
select
  source,
  cast(hour(cast(from_unixtime(event_time_ms / 1e3) as timestamp(3))) as bigint) as hour_utc,
  count(*) as events
from events
group by 1, 2
order by 1, 2
