-- The graph of keys as it was known at each landmark, one copy per lead: its nodes are named <lead>/<key>.
-- `dated_persons` (persons joined by edges that were ever valid) bounds how far from its start a lead could have
-- reached.
-- reads: landmark_starts, dated_persons, dated_edges, identity_keys
-- writes: landmark_edges
-- grain: one row per lead x direction of an edge valid at its landmark
with

start_persons as (
    select starts.lead_id, starts.known_at_ms, coalesce(members.person_id, starts.key_id) as person_id
    from landmark_starts as starts
    left join identity_keys as members on starts.key_id = members.key_id
),

start_roots as (
    select starts.lead_id, starts.known_at_ms, coalesce(joined.root_id, starts.person_id) as root_id
    from start_persons as starts
    left join dated_persons as joined on starts.person_id = joined.key_id
),

edge_persons as (
    select
        edges.from_key, edges.to_key, edges.known_from_ms, edges.known_until_ms,
        coalesce(members.person_id, edges.from_key) as person_id
    from dated_edges as edges
    left join identity_keys as members on edges.from_key = members.key_id
),

edge_roots as (
    select edges.*, coalesce(joined.root_id, edges.person_id) as root_id
    from edge_persons as edges
    left join dated_persons as joined on edges.person_id = joined.key_id
)

select
    cast(starts.lead_id || '/' || edges.from_key as string) as from_key,
    cast(starts.lead_id || '/' || edges.to_key as string) as to_key,
    cast(starts.lead_id as string) as lead_id,
    cast(edges.from_key as string) as key_id
from start_roots as starts
inner join edge_roots as edges on starts.root_id = edges.root_id
where edges.known_from_ms <= starts.known_at_ms and edges.known_until_ms > starts.known_at_ms
