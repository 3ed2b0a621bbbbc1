-- reads: event_members, component_leads
-- writes: lead_redirects
-- grain: one row per member key of a lead other than the one that names it
select distinct
    cast(members.key_id as string) as key_id,
    cast(people.person_id as string) as lead_id
from event_members as members
inner join component_leads as people on members.component_id = people.component_id
where people.attribution = 'lead' and members.key_id <> people.person_id
