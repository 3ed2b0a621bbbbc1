-- Events visible from a landmark: they had happened and arrived, and one of the lead's keys spoke for them by
-- what was known then (a hub speaks only where all keys of the event are hubs and it is the strongest).
-- reads: landmark_starts, landmark_members, event_keys, stored_hubs
-- writes: landmark_point_ids
-- grain: one row per lead x event visible from its landmark
with

arrived as (
    select
        members.lead_id, members.key_id as member_key_id, starts.known_at_ms, keys.source, keys.event_id
    from landmark_members as members
    inner join landmark_starts as starts on members.lead_id = starts.lead_id
    inner join event_keys as keys on members.key_id = keys.key_id
    where keys.known_ms <= starts.known_at_ms
),

flagged as (
    -- all keys of each event, hub or not by what was known then
    select
        arrived.lead_id, arrived.member_key_id, arrived.source, arrived.event_id, keys.key_id, keys.strength,
        case when hubs.hub_since_ms <= arrived.known_at_ms then 1 else 0 end as is_hub
    from arrived
    inner join event_keys as keys on arrived.source = keys.source and arrived.event_id = keys.event_id
    left join stored_hubs as hubs on keys.key_id = hubs.key_id
),

judged as (
    select
        *,
        min(is_hub) over (partition by lead_id, member_key_id, source, event_id) as has_only_hubs,
        row_number() over (
            partition by lead_id, member_key_id, source, event_id order by is_hub asc, strength asc
        ) as place
    from flagged
)

select distinct
    cast(lead_id as string) as lead_id,
    cast(source as string) as source,
    cast(event_id as string) as event_id
from judged
where key_id = member_key_id and (is_hub = 0 or (has_only_hubs = 1 and place = 1))
