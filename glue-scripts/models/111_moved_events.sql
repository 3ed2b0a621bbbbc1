-- Events that this run has to place: new ones, ones with another content than before, and ones that have come
-- of age since the run before.
-- reads: events, events_changed, run_before, run_context
-- writes: moved_events
-- grain: one row per event to place
with

came_of_age as (
    select events.source, events.event_id
    from events
    cross join run_context
    cross join run_before
    where events.event_time_ms > run_before.as_of_ms and events.event_time_ms <= run_context.as_of_ms
),

moved as (
    select source, event_id from events_changed
    union
    select source, event_id from came_of_age
)

select
    cast(events.source as string) as source,
    cast(events.event_id as string) as event_id,
    cast(events.creates_lead as boolean) as creates_lead,
    cast(events.event_time_ms as bigint) as event_time_ms,
    cast(events.received_at_ms as bigint) as received_at_ms,
    cast(events.email_key as string) as email_key,
    cast(events.phone_key as string) as phone_key,
    cast(events.external_key as string) as external_key,
    cast(events.anonymous_key as string) as anonymous_key
from events
inner join moved on events.source = moved.source and events.event_id = moved.event_id
