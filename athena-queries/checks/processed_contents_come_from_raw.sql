-- holds: Every event and every rejected content has a line in raw with the same id and bytes.
-- grain: one row per content nobody sent
with contents as (
  select source, event_id, payload_sha256 from events
  union all
  select source, event_id, payload_sha256 from rejected_events
)

select c.source, c.event_id, c.payload_sha256
from contents c
left join (select distinct source, event_id, sha256 from raw_events) as r
  on r.source = c.source and r.event_id = c.event_id and r.sha256 = c.payload_sha256
where r.event_id is null
order by 1, 2, 3
