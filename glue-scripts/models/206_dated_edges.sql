-- Links with the time in which they joined two keys: from when they were known until one end became a hub.
-- Links that never joined anything are left out.
-- reads: identity_links, stored_hubs
-- writes: dated_edges
-- grain: one row per direction of an edge
with

dated as (
    select
        pairs.key_id_a, pairs.key_id_b, pairs.first_known_ms as known_from_ms,
        -- 9e18 lies beyond any time an event can have
        least(coalesce(hub_a.hub_since_ms, 9000000000000000000),
            coalesce(hub_b.hub_since_ms, 9000000000000000000)) as known_until_ms
    from identity_links as pairs
    left join stored_hubs as hub_a on pairs.key_id_a = hub_a.key_id
    left join stored_hubs as hub_b on pairs.key_id_b = hub_b.key_id
)

select
    cast(key_id_a as string) as from_key,
    cast(key_id_b as string) as to_key,
    cast(known_from_ms as bigint) as known_from_ms,
    cast(known_until_ms as bigint) as known_until_ms
from dated
where known_from_ms < known_until_ms
union all
select
    cast(key_id_b as string) as from_key,
    cast(key_id_a as string) as to_key,
    cast(known_from_ms as bigint) as known_from_ms,
    cast(known_until_ms as bigint) as known_until_ms
from dated
where known_from_ms < known_until_ms
