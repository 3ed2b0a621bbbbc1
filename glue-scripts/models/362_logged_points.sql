-- Where real-time scores are worked out again: the lead as of its logged score, with what had arrived by then.
-- reads: logged_scores, leads
-- writes: logged_points
-- grain: one row per lead with a score to compare
select
    cast(logged.lead_id as string) as lead_id,
    cast(logged.as_of_ms as bigint) as as_of_ms,
    cast(logged.as_of_ms as bigint) as known_at_ms
from logged_scores as logged
inner join leads on logged.lead_id = leads.lead_id
