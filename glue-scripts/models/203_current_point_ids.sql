-- reads: current_points, event_leads
-- writes: current_point_ids
-- grain: one row per lead x event visible from its current point
select
    cast(belongs.lead_id as string) as lead_id,
    cast(belongs.source as string) as source,
    cast(belongs.event_id as string) as event_id
from event_leads as belongs
inner join current_points as points on belongs.lead_id = points.lead_id
where belongs.attribution = 'lead'
