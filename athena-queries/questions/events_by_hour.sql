-- question: At which hour of the day (UTC) do events happen?
-- unit: events
-- grain: one row per source x hour with events
select
  source,
  hour(date_add('millisecond', event_time_ms, timestamp '1970-01-01 00:00:00.000')) as hour_utc,
  count(*) as events
from events
group by 1, 2
order by 1, 2
