-- holds: Every content in raw is in events or among the rejected, once all objects of its source and day were read.
-- grain: one row per content that is in neither
-- Days with objects still unread are left to the next run; objects of several gate versions count once.
with objects as (
  select source, dt, regexp_extract(object_key, '[^/]+$') as object_name, max(lines) as lines
  from raw_objects
  where layer = 'validated'
  group by source, dt, regexp_extract(object_key, '[^/]+$')
),

read_days as (
  select source, dt, sum(lines) as lines
  from objects
  group by source, dt
),

stored_days as (
  select source, dt, count(*) as lines
  from raw_events
  group by source, dt
),

contents as (
  select distinct r.source, r.event_id, r.sha256
  from raw_events r
  inner join stored_days s on s.source = r.source and s.dt = r.dt
  inner join read_days d on d.source = r.source and d.dt = r.dt
  where d.lines >= s.lines
)

select c.source, c.event_id, c.sha256
from contents c
left join events e on e.source = c.source and e.event_id = c.event_id and e.payload_sha256 = c.sha256
left join rejected_events x on x.source = c.source and x.event_id = c.event_id and x.payload_sha256 = c.sha256
where e.event_id is null and x.event_id is null
order by 1, 2, 3
