-- reads: keyed_events, identity_limits
-- writes: event_keys
-- grain: one row per event x key
with

keys as (
    select source, event_id, creates_lead, event_time_ms, known_ms, 'external' as key_type, external_id as key_id
    from keyed_events
    where external_id is not null
    union all
    select source, event_id, creates_lead, event_time_ms, known_ms, 'email' as key_type, email_id as key_id
    from keyed_events
    where email_id is not null
    union all
    select source, event_id, creates_lead, event_time_ms, known_ms, 'phone' as key_type, phone_id as key_id
    from keyed_events
    where phone_id is not null
    union all
    select source, event_id, creates_lead, event_time_ms, known_ms, 'anonymous' as key_type, anonymous_id as key_id
    from keyed_events
    where anonymous_id is not null
)

select
    cast(keys.source as string) as source,
    cast(keys.event_id as string) as event_id,
    cast(keys.creates_lead as boolean) as creates_lead,
    cast(keys.event_time_ms as bigint) as event_time_ms,
    cast(keys.known_ms as bigint) as known_ms,
    cast(keys.key_type as string) as key_type,
    cast(limits.strength as bigint) as strength,
    cast(keys.key_id as string) as key_id
from keys
inner join identity_limits as limits on keys.key_type = limits.key_type
