-- reads: affected_persons
-- writes: affected_leads
-- grain: one row per person, by the id a lead bears; a person that is no lead has no rows under it
select
    cast(person_id as string) as lead_id
from affected_persons
