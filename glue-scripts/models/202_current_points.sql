-- Where current features are computed: every lead, now, with all that is known.
-- reads: leads, run_context
-- writes: current_points
-- grain: one row per lead
select
    cast(leads.lead_id as string) as lead_id,
    cast(run_context.as_of_ms as bigint) as as_of_ms,
    cast(run_context.known_at_ms as bigint) as known_at_ms
from leads
cross join run_context
