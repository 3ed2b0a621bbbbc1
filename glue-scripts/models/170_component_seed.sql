-- Connected components, the start: every key is its own root.
-- reads: component_edges
-- writes: component_labels
-- grain: one row per key that has an edge
select distinct
    cast(from_key as string) as key_id,
    cast(from_key as string) as root_id
from component_edges
