-- The edges among the persons in question: an edge joins keys of one person, so one end tells.
-- reads: identity_edges, affected_keys
-- writes: affected_edges
-- grain: one row per direction of an edge
select
    cast(edges.from_key as string) as from_key,
    cast(edges.to_key as string) as to_key
from identity_edges as edges
inner join affected_keys on edges.from_key = affected_keys.key_id
