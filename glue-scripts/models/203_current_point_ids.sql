-- reads: event_leads
-- writes: current_point_ids
-- grain: one row per lead x event visible from its current point
select
    cast(lead_id as string) as lead_id,
    cast(source as string) as source,
    cast(event_id as string) as event_id
from event_leads
where attribution = 'lead'
