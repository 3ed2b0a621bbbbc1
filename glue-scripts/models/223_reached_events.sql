-- Events that carry a key some lead was known by at its landmark, whoever they belong to now.
-- reads: events, reaching_members
-- writes: reached_events
-- grain: one row per event
with

keys as (
    select distinct key_id from reaching_members
)

select
    cast(source as string) as source,
    cast(event_id as string) as event_id,
    cast(creates_lead as boolean) as creates_lead,
    cast(event_time_ms as bigint) as event_time_ms,
    cast(received_at_ms as bigint) as received_at_ms,
    cast(email_key as string) as email_key,
    cast(phone_key as string) as phone_key,
    cast(external_key as string) as external_key,
    cast(anonymous_key as string) as anonymous_key
from events
where 'x_' || substr(external_key, 1, 30) in (select key_id from keys)
    or 'e_' || substr(email_key, 1, 30) in (select key_id from keys)
    or 'p_' || substr(phone_key, 1, 30) in (select key_id from keys)
    or 'a_' || substr(anonymous_key, 1, 30) in (select key_id from keys)
