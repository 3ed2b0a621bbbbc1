-- Keys seen together with more other keys than their type allows: shared mailboxes, a phone used by many.
-- A hub joins nobody. hub_since_ms is the moment the first link above the limit was known, so that what the
-- lake believed at an earlier time can be told too.
-- reads: key_pairs, identity_limits
-- writes: hub_keys
-- grain: one row per hub
with

neighbours as (
    select key_id_a as key_id, key_type_a as key_type, key_id_b as other_id, first_known_ms from key_pairs
    union all
    select key_id_b as key_id, key_type_b as key_type, key_id_a as other_id, first_known_ms from key_pairs
),

-- counted first: few keys are hubs, and only theirs need an order
hubs as (
    select counted.key_id, limits.max_linked_keys
    from (select key_id, key_type, count(*) as linked_keys from neighbours group by key_id, key_type) as counted
    inner join identity_limits as limits on counted.key_type = limits.key_type
    where counted.linked_keys > limits.max_linked_keys
),

ranked as (
    select
        neighbours.key_id,
        neighbours.first_known_ms,
        hubs.max_linked_keys,
        row_number() over (
            partition by neighbours.key_id order by neighbours.first_known_ms asc, neighbours.other_id asc
        ) as place
    from neighbours
    inner join hubs on neighbours.key_id = hubs.key_id
)

select
    cast(key_id as string) as key_id,
    cast(first_known_ms as bigint) as hub_since_ms
from ranked
where place = max_linked_keys + 1
