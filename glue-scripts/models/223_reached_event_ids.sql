-- Events that carry a key some lead was known by at its landmark, whoever they belong to now.
-- reads: events, reaching_members
-- writes: reached_event_ids
-- grain: one row per event
with

keys as (
    select distinct key_id from reaching_members
)

select
    cast(source as string) as source,
    cast(event_id as string) as event_id
from events
where 'x_' || substr(external_key, 1, 30) in (select key_id from keys)
    or 'e_' || substr(email_key, 1, 30) in (select key_id from keys)
    or 'p_' || substr(phone_key, 1, 30) in (select key_id from keys)
    or 'a_' || substr(anonymous_key, 1, 30) in (select key_id from keys)
