-- Dated edges between today's persons: an edge within a person joins nothing more. A hub that speaks for no event
-- stands for itself. What these edges join could ever have been one person.
-- reads: dated_edges, identity_keys
-- writes: dated_person_edges
-- grain: one row per direction of an edge
with

named as (
    select
        coalesce(from_person.person_id, edges.from_key) as from_key,
        coalesce(to_person.person_id, edges.to_key) as to_key
    from dated_edges as edges
    left join identity_keys as from_person on edges.from_key = from_person.key_id
    left join identity_keys as to_person on edges.to_key = to_person.key_id
)

select distinct
    cast(from_key as string) as from_key,
    cast(to_key as string) as to_key
from named
where from_key <> to_key
