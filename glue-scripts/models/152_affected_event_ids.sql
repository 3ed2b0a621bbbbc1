-- reads: event_leads, affected_persons, moved_event_ids
-- writes: affected_event_ids
-- grain: one row per event to place anew
select
    cast(belongs.source as string) as source,
    cast(belongs.event_id as string) as event_id
from event_leads as belongs
inner join affected_persons on belongs.person_id = affected_persons.person_id
union
select
    cast(source as string) as source,
    cast(event_id as string) as event_id
from moved_event_ids
