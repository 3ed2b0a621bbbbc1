-- The links that join people, in both directions.
-- reads: identity_links
-- writes: identity_edges
-- grain: one row per direction of an edge
select
    cast(key_id_a as string) as from_key,
    cast(key_id_b as string) as to_key
from identity_links
where is_edge
union all
select
    cast(key_id_b as string) as from_key,
    cast(key_id_a as string) as to_key
from identity_links
where is_edge
