-- reads: key_pairs, hub_keys
-- writes: identity_links
-- grain: one row per pair of keys seen together in an event
select
    cast(pairs.key_id_a as string) as key_id_a,
    cast(pairs.key_type_a as string) as key_type_a,
    cast(pairs.key_id_b as string) as key_id_b,
    cast(pairs.key_type_b as string) as key_type_b,
    cast(pairs.first_source as string) as first_source,
    cast(pairs.first_event_id as string) as first_event_id,
    cast(pairs.first_event_time_ms as bigint) as first_event_time_ms,
    cast(pairs.first_known_ms as bigint) as first_known_ms,
    cast(pairs.event_count as bigint) as event_count,
    cast(hub_a.key_id is null and hub_b.key_id is null as boolean) as is_edge
from key_pairs as pairs
left join hub_keys as hub_a on pairs.key_id_a = hub_a.key_id
left join hub_keys as hub_b on pairs.key_id_b = hub_b.key_id
