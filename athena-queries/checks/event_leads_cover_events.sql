-- holds: Every event has its row in event_leads, and every such row has its event.
-- grain: one row per event that is in one of the two only
select
  coalesce(e.source, l.source) as source,
  coalesce(e.event_id, l.event_id) as event_id,
  case when e.event_id is null then 'events' else 'event_leads' end as missing_in
from events e
full outer join event_leads l on l.source = e.source and l.event_id = e.event_id
where e.event_id is null or l.event_id is null
order by 1, 2
