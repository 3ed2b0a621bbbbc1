-- Landmarks to be computed anew: of leads that were not the same before, of those that have passed since the run
-- before, and of all that lie after the first moment of which this run has changed what was known.
-- 604800000 ms are the seven days from first seen to the landmark.
-- reads: leads, changed_persons, run_before
-- writes: moved_landmarks
-- grain: one row per lead, also one that is none any more
with

earliest as (
    select min(known_from_ms) as known_from_ms from changed_persons
)

select cast(person_id as string) as lead_id
from changed_persons
where landmark_moved
union
select cast(leads.lead_id as string) as lead_id
from leads
cross join earliest
cross join run_before
where leads.first_seen_ms + 604800000
    >= least(coalesce(earliest.known_from_ms, run_before.as_of_ms), run_before.as_of_ms)
