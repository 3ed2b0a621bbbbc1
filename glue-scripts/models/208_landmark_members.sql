-- The keys of each lead as known at its landmark.
-- reads: landmark_starts, landmark_components, landmark_edges
-- writes: landmark_members
-- grain: one row per lead x key
with

reached as (
    select nodes.lead_id, nodes.key_id
    from landmark_starts as starts
    inner join landmark_components as own on starts.lead_id || '/' || starts.key_id = own.key_id
    inner join landmark_components as others on own.root_id = others.root_id
    inner join landmark_edges as nodes on others.key_id = nodes.from_key
)

select
    cast(lead_id as string) as lead_id,
    cast(key_id as string) as key_id
from reached
union
select
    cast(lead_id as string) as lead_id,
    cast(key_id as string) as key_id
from landmark_starts
