-- The latest name, e-mail and phone each lead gave. Contact data is read from the validated lines and goes
-- nowhere else; `event_contacts` holds the contact columns of every line in the lake.
-- reads: event_contacts, events, event_leads
-- writes: lead_contacts
-- grain: one row per lead with any contact data
with

winning_lines as (
    -- copies of one content carry the same contact data
    select source, event_id, payload_sha256, max(name) as name, max(email) as email, max(phone) as phone
    from event_contacts
    group by source, event_id, payload_sha256
),

given as (
    select
        belongs.lead_id, line.name, line.email, line.phone, events.source, events.event_id,
        row_number() over (
            partition by belongs.lead_id
            order by events.event_time_ms asc, events.source asc, events.event_id asc
        ) as place
    from event_leads as belongs
    inner join events on belongs.source = events.source and belongs.event_id = events.event_id
    inner join winning_lines as line
        on events.source = line.source
        and events.event_id = line.event_id
        and events.payload_sha256 = line.payload_sha256
    where belongs.attribution = 'lead'
        and (line.name is not null or line.email is not null or line.phone is not null)
)

select
    cast(lead_id as string) as lead_id,
    cast(max_by(name, case when name is not null then place end) as string) as name,
    cast(max_by(email, case when email is not null then place end) as string) as email,
    cast(max_by(phone, case when phone is not null then place end) as string) as phone,
    cast(max_by(source, case when name is not null then place end) as string) as name_source,
    cast(max_by(event_id, case when name is not null then place end) as string) as name_event_id,
    cast(max_by(source, case when email is not null then place end) as string) as email_source,
    cast(max_by(event_id, case when email is not null then place end) as string) as email_event_id,
    cast(max_by(source, case when phone is not null then place end) as string) as phone_source,
    cast(max_by(event_id, case when phone is not null then place end) as string) as phone_event_id
from given
group by lead_id
