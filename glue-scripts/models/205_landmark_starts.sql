-- The key by which a lead was known at its landmark: its earliest key among the events that had arrived.
-- A lead none of whose events had arrived has no start, and no events are visible from its point.
-- reads: landmark_points, event_leads, event_keys, identity_keys
-- writes: landmark_starts
-- grain: at most one row per landmark point
with

known as (
    select
        points.lead_id, points.known_at_ms, keys.key_id, keys.strength,
        row_number() over (
            partition by points.lead_id
            order by keys.event_time_ms asc, keys.event_id asc, keys.strength asc, keys.key_id asc
        ) as place
    from landmark_points as points
    inner join event_leads as belongs on points.lead_id = belongs.person_id
    inner join event_keys as keys on belongs.source = keys.source and belongs.event_id = keys.event_id
    -- a key speaks for an event when both belong to the same person
    inner join identity_keys as members
        on keys.key_id = members.key_id and belongs.person_id = members.person_id
    where keys.known_ms <= points.known_at_ms
)

select
    cast(lead_id as string) as lead_id,
    cast(known_at_ms as bigint) as known_at_ms,
    cast(key_id as string) as key_id,
    cast(strength as bigint) as strength
from known
where place = 1
