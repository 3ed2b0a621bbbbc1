-- reads: event_members, component_leads
-- writes: identity_keys
-- grain: one row per key that speaks for an event
select distinct
    cast(members.key_id as string) as key_id,
    cast(people.person_id as string) as person_id
from event_members as members
inner join component_leads as people on members.component_id = people.component_id
