-- Events that have happened by the as-of, with the ids of their keys.
-- A key's id carries its type and 120 bits of the key: enough to be unique, short enough to read out.
-- reads: events, run_context
-- writes: keyed_events
-- grain: one row per event up to the as-of
select
    cast(events.source as string) as source,
    cast(events.event_id as string) as event_id,
    cast(events.creates_lead as boolean) as creates_lead,
    cast(events.event_time_ms as bigint) as event_time_ms,
    cast(greatest(events.event_time_ms, events.received_at_ms) as bigint) as known_ms,
    cast('x_' || substr(events.external_key, 1, 30) as string) as external_id,
    cast('e_' || substr(events.email_key, 1, 30) as string) as email_id,
    cast('p_' || substr(events.phone_key, 1, 30) as string) as phone_id,
    cast('a_' || substr(events.anonymous_key, 1, 30) as string) as anonymous_id
from events
cross join run_context
where events.event_time_ms <= run_context.as_of_ms
