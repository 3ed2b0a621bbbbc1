-- holds: Every issue is about an event that exists.
-- grain: one row per issue of an unknown event
select i.source, i.event_id, i.code, i.field
from event_issues i
left join events e on e.source = i.source and e.event_id = i.event_id
where e.event_id is null
order by 1, 2, 3, 4
