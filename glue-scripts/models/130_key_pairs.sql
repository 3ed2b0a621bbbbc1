-- Every two keys seen together in an event, and the first event that showed them.
-- reads: keyed_events
-- writes: key_pairs
-- grain: one row per pair of keys, the stronger type first
with

sightings as (
    select source, event_id, event_time_ms, known_ms,
        'external' as key_type_a, external_id as key_id_a, 'email' as key_type_b, email_id as key_id_b
    from keyed_events
    where external_id is not null and email_id is not null
    union all
    select source, event_id, event_time_ms, known_ms,
        'external' as key_type_a, external_id as key_id_a, 'phone' as key_type_b, phone_id as key_id_b
    from keyed_events
    where external_id is not null and phone_id is not null
    union all
    select source, event_id, event_time_ms, known_ms,
        'external' as key_type_a, external_id as key_id_a, 'anonymous' as key_type_b, anonymous_id as key_id_b
    from keyed_events
    where external_id is not null and anonymous_id is not null
    union all
    select source, event_id, event_time_ms, known_ms,
        'email' as key_type_a, email_id as key_id_a, 'phone' as key_type_b, phone_id as key_id_b
    from keyed_events
    where email_id is not null and phone_id is not null
    union all
    select source, event_id, event_time_ms, known_ms,
        'email' as key_type_a, email_id as key_id_a, 'anonymous' as key_type_b, anonymous_id as key_id_b
    from keyed_events
    where email_id is not null and anonymous_id is not null
    union all
    select source, event_id, event_time_ms, known_ms,
        'phone' as key_type_a, phone_id as key_id_a, 'anonymous' as key_type_b, anonymous_id as key_id_b
    from keyed_events
    where phone_id is not null and anonymous_id is not null
),

ranked as (
    select
        *,
        row_number() over (
            partition by key_id_a, key_id_b
            order by event_time_ms asc, source asc, event_id asc
        ) as place
    from sightings
)

select
    cast(key_id_a as string) as key_id_a,
    cast(max(key_type_a) as string) as key_type_a,
    cast(key_id_b as string) as key_id_b,
    cast(max(key_type_b) as string) as key_type_b,
    cast(max(case when place = 1 then source end) as string) as first_source,
    cast(max(case when place = 1 then event_id end) as string) as first_event_id,
    cast(min(event_time_ms) as bigint) as first_event_time_ms,
    cast(min(known_ms) as bigint) as first_known_ms,
    cast(count(*) as bigint) as event_count
from ranked
group by key_id_a, key_id_b
