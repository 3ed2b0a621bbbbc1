-- reads: events, event_members, component_leads, run_context
-- writes: event_leads
-- grain: one row per event
with

event_components as (
    select source, event_id, max(component_id) as component_id
    from event_members
    group by source, event_id
)

select
    cast(events.source as string) as source,
    cast(events.event_id as string) as event_id,
    cast(events.event_time_ms as bigint) as event_time_ms,
    cast(events.creates_lead as boolean) as creates_lead,
    cast(case when people.attribution = 'lead' then people.person_id end as string) as lead_id,
    cast(people.person_id as string) as person_id,
    cast(
        case
            when events.event_time_ms > run_context.as_of_ms then 'after_as_of'
            else coalesce(people.attribution, 'no_key')
        end as string
    ) as attribution
from events
cross join run_context
left join event_components as components
    on events.source = components.source and events.event_id = components.event_id
left join component_leads as people on components.component_id = people.component_id
