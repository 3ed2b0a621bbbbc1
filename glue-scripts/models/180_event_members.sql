-- Which keys speak for an event: all its keys that are no hubs; where all are hubs, the strongest one alone.
-- All keys that speak for one event lie in one component.
-- reads: event_keys, hub_keys, identity_components
-- writes: event_members
-- grain: one row per event x key that speaks for it
with

flagged as (
    select event_keys.*, case when hub_keys.key_id is null then 0 else 1 end as is_hub
    from event_keys
    left join hub_keys on event_keys.key_id = hub_keys.key_id
),

judged as (
    select
        *,
        min(is_hub) over (partition by source, event_id) as has_only_hubs,
        row_number() over (partition by source, event_id order by is_hub asc, strength asc) as place
    from flagged
)

select
    cast(judged.source as string) as source,
    cast(judged.event_id as string) as event_id,
    cast(judged.creates_lead as boolean) as creates_lead,
    cast(judged.event_time_ms as bigint) as event_time_ms,
    cast(judged.known_ms as bigint) as known_ms,
    cast(judged.key_type as string) as key_type,
    cast(judged.strength as bigint) as strength,
    cast(judged.key_id as string) as key_id,
    cast(coalesce(components.root_id, judged.key_id) as string) as component_id
from judged
left join identity_components as components on judged.key_id = components.key_id
where judged.is_hub = 0 or (judged.has_only_hubs = 1 and judged.place = 1)
