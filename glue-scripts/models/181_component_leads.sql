-- One person per component: its id is that of its earliest key, and it is a lead when it can be contacted
-- and did something that makes a lead.
-- reads: event_members
-- writes: component_leads
-- grain: one row per component
with

ranked as (
    select
        *,
        row_number() over (
            partition by component_id
            order by event_time_ms asc, event_id asc, strength asc, key_id asc
        ) as place
    from event_members
),

people as (
    select
        component_id,
        max(case when place = 1 then key_id end) as person_id,
        max(case when key_type <> 'anonymous' then 1 else 0 end) as has_contact_key,
        max(case when creates_lead then 1 else 0 end) as has_creating_event
    from ranked
    group by component_id
)

select
    cast(component_id as string) as component_id,
    cast(person_id as string) as person_id,
    cast(
        case
            when has_contact_key = 0 then 'anonymous_only'
            when has_creating_event = 0 then 'crm_only'
            else 'lead'
        end as string
    ) as attribution
from people
