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

ranked as (
    select
        *,
        row_number() over (partition by key_id order by first_known_ms asc, other_id asc) as place
    from neighbours
)

select
    cast(ranked.key_id as string) as key_id,
    cast(ranked.first_known_ms as bigint) as hub_since_ms
from ranked
inner join identity_limits as limits on ranked.key_type = limits.key_type
where ranked.place = limits.max_linked_keys + 1
