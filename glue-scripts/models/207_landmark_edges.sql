-- The graph of keys as it was known at each landmark, one copy per lead: its nodes are named <lead>/<key>.
-- `dated_components` (edges that were ever valid) bounds how far from its start a lead could have reached.
-- reads: landmark_starts, dated_components, dated_edges
-- writes: landmark_edges
-- grain: one row per lead x direction of an edge valid at its landmark
select
    cast(starts.lead_id || '/' || edges.from_key as string) as from_key,
    cast(starts.lead_id || '/' || edges.to_key as string) as to_key,
    cast(starts.lead_id as string) as lead_id,
    cast(edges.from_key as string) as key_id
from landmark_starts as starts
inner join dated_components as own on starts.key_id = own.key_id
inner join dated_components as reachable on own.root_id = reachable.root_id
inner join dated_edges as edges on reachable.key_id = edges.from_key
where edges.known_from_ms <= starts.known_at_ms and edges.known_until_ms > starts.known_at_ms
