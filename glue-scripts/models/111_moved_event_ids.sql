-- Events that this run has to place: new ones, ones with another content than before, and ones that have come
-- of age since the run before.
-- reads: events, events_changed, run_before, run_context
-- writes: moved_event_ids
-- grain: one row per event to place
with

came_of_age as (
    select events.source, events.event_id
    from events
    cross join run_context
    cross join run_before
    where events.event_time_ms > run_before.as_of_ms and events.event_time_ms <= run_context.as_of_ms
)

select cast(source as string) as source, cast(event_id as string) as event_id
from events_changed
union
select cast(source as string) as source, cast(event_id as string) as event_id
from came_of_age
