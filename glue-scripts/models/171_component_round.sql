-- Connected components, one round; repeated until no root changes. Roots only ever get smaller, so every
-- order of work ends at the least key of the component. Each key takes the least grandparent among its own
-- and its neighbours' and offers it to its parent too; that hooks whole trees at once and needs a number of
-- rounds that grows with the logarithm of the longest path (FastSV: Zhang, Azad, Hu, 2020).
-- reads: component_labels, component_edges
-- writes: component_labels
-- grain: one row per key that has an edge
with

grandparents as (
    select label.key_id, label.root_id, parent.root_id as grandparent_id
    from component_labels as label
    inner join component_labels as parent on label.root_id = parent.key_id
),

nearest as (
    select edge.from_key as key_id, min(neighbour.grandparent_id) as least_id
    from component_edges as edge
    inner join grandparents as neighbour on edge.to_key = neighbour.key_id
    group by edge.from_key
),

offers as (
    select key_id, grandparent_id as root_id from grandparents
    union all
    select key_id, least_id as root_id from nearest
    union all
    select own.root_id as key_id, nearest.least_id as root_id
    from nearest
    inner join grandparents as own on nearest.key_id = own.key_id
)

select
    cast(key_id as string) as key_id,
    cast(min(root_id) as string) as root_id
from offers
group by key_id
