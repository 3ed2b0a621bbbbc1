-- The key by which a lead was known at its landmark: its earliest key among the events that had arrived.
-- A lead none of whose events had arrived has no start, and no events are visible from its point.
-- reads: landmark_points, event_members, component_leads
-- writes: landmark_starts
-- grain: at most one row per landmark point
with

known as (
    select
        points.lead_id, points.known_at_ms, members.key_id, members.strength,
        row_number() over (
            partition by points.lead_id
            order by members.event_time_ms asc, members.event_id asc, members.strength asc, members.key_id asc
        ) as place
    from landmark_points as points
    inner join component_leads as people on points.lead_id = people.lead_id
    inner join event_members as members on people.component_id = members.component_id
    where members.known_ms <= points.known_at_ms
)

select
    cast(lead_id as string) as lead_id,
    cast(known_at_ms as bigint) as known_at_ms,
    cast(key_id as string) as key_id,
    cast(strength as bigint) as strength
from known
where place = 1
