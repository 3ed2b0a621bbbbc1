-- Contact data of the events that are placed anew: what new lines say, and what the run before knew as the latest
-- of a lead, with the event that said it. `fresh_contacts` holds the lines of this run and of `contact_places`.
-- reads: fresh_contacts, lead_contacts, affected_leads, affected_events, events_changed
-- writes: event_contacts_placed
-- grain: one row per line or known value
with

known as (
    select name_source as source, name_event_id as event_id, name,
        cast(null as string) as email, cast(null as string) as phone
    from lead_contacts
    inner join affected_leads on lead_contacts.lead_id = affected_leads.lead_id
    where name is not null
    union all
    select email_source as source, email_event_id as event_id, cast(null as string) as name,
        email, cast(null as string) as phone
    from lead_contacts
    inner join affected_leads on lead_contacts.lead_id = affected_leads.lead_id
    where email is not null
    union all
    select phone_source as source, phone_event_id as event_id, cast(null as string) as name,
        cast(null as string) as email, phone
    from lead_contacts
    inner join affected_leads on lead_contacts.lead_id = affected_leads.lead_id
    where phone is not null
),

still_said as (
    select known.source, known.event_id, events.payload_sha256, known.name, known.email, known.phone
    from known
    inner join affected_events as events on known.source = events.source and known.event_id = events.event_id
    left join events_changed as changed
        on known.source = changed.source and known.event_id = changed.event_id
    where changed.event_id is null
)

select
    cast(source as string) as source,
    cast(event_id as string) as event_id,
    cast(payload_sha256 as string) as payload_sha256,
    cast(name as string) as name,
    cast(email as string) as email,
    cast(phone as string) as phone
from still_said
union all
select
    cast(source as string) as source,
    cast(event_id as string) as event_id,
    cast(payload_sha256 as string) as payload_sha256,
    cast(name as string) as name,
    cast(email as string) as email,
    cast(phone as string) as phone
from fresh_contacts
