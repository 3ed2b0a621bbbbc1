-- The events that the unread lines speak about; rows of these ids are decided anew.
-- reads: incoming_events
-- writes: incoming_ids
-- grain: one row per (source, event_id)
select distinct
    cast(source as string) as source,
    cast(event_id as string) as event_id
from incoming_events
