-- reads: changed_persons, rate_changes
-- writes: features_changed
-- grain: one row per lead whose features may differ, also one that is none any more
select cast(person_id as string) as lead_id
from changed_persons
union
select cast(lead_id as string) as lead_id
from rate_changes
