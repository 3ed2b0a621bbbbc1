-- Where landmark features are computed: every lead seven days after it was first seen, with what had arrived
-- by then, so that a score can be judged by what came after it.
-- reads: leads, run_context
-- writes: landmark_points
-- grain: one row per lead whose landmark has passed
select
    cast(leads.lead_id as string) as lead_id,
    cast(leads.first_seen_ms + 604800000 as bigint) as as_of_ms,
    cast(leads.first_seen_ms + 604800000 as bigint) as known_at_ms
from leads
cross join run_context
where leads.first_seen_ms + 604800000 <= run_context.as_of_ms
