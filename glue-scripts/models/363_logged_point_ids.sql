-- Who an event belongs to is what is known now.
-- reads: logged_points, event_leads, events
-- writes: logged_point_ids
-- grain: one row per lead x event visible from its logged point
select
    cast(points.lead_id as string) as lead_id,
    cast(events.source as string) as source,
    cast(events.event_id as string) as event_id
from logged_points as points
inner join event_leads as belongs on points.lead_id = belongs.lead_id
inner join events on belongs.source = events.source and belongs.event_id = events.event_id
where belongs.attribution = 'lead'
    and events.event_time_ms <= points.as_of_ms
    and events.received_at_ms <= points.known_at_ms
