-- The pairs of the run before, with what the moved events add. A pair of a content that was replaced is taken
-- from all events that show it.
-- reads: identity_links, moved_pairs, shaken_pairs, recounted_pairs
-- writes: pairs_brought_forward
-- grain: one row per pair of keys, the stronger type first
with

before as (
    select links.*
    from identity_links as links
    left join shaken_pairs as shaken
        on links.key_id_a = shaken.key_id_a and links.key_id_b = shaken.key_id_b
    where shaken.key_id_a is null
),

added as (
    select moved.*
    from moved_pairs as moved
    left join shaken_pairs as shaken
        on moved.key_id_a = shaken.key_id_a and moved.key_id_b = shaken.key_id_b
    where shaken.key_id_a is null
    union all
    select recounted.*
    from recounted_pairs as recounted
    inner join shaken_pairs as shaken
        on recounted.key_id_a = shaken.key_id_a and recounted.key_id_b = shaken.key_id_b
),

joined as (
    select
        -- the run before knows the pair's first event unless a moved one is earlier
        case
            when added.key_id_a is null then 0
            when before.key_id_a is null then 1
            when added.first_event_time_ms <> before.first_event_time_ms
                then case when added.first_event_time_ms < before.first_event_time_ms then 1 else 0 end
            when added.first_source <> before.first_source
                then case when added.first_source < before.first_source then 1 else 0 end
            when added.first_event_id < before.first_event_id then 1
            else 0
        end as is_added_first,
        coalesce(before.key_id_a, added.key_id_a) as key_id_a,
        coalesce(before.key_type_a, added.key_type_a) as key_type_a,
        coalesce(before.key_id_b, added.key_id_b) as key_id_b,
        coalesce(before.key_type_b, added.key_type_b) as key_type_b,
        before.first_source as before_source,
        before.first_event_id as before_event_id,
        before.first_event_time_ms as before_time_ms,
        before.first_known_ms as before_known_ms,
        before.event_count as before_count,
        added.first_source as added_source,
        added.first_event_id as added_event_id,
        added.first_event_time_ms as added_time_ms,
        added.first_known_ms as added_known_ms,
        added.event_count as added_count
    from before
    full outer join added on before.key_id_a = added.key_id_a and before.key_id_b = added.key_id_b
)

select
    cast(key_id_a as string) as key_id_a,
    cast(key_type_a as string) as key_type_a,
    cast(key_id_b as string) as key_id_b,
    cast(key_type_b as string) as key_type_b,
    cast(case when is_added_first = 1 then added_source else before_source end as string) as first_source,
    cast(case when is_added_first = 1 then added_event_id else before_event_id end as string) as first_event_id,
    cast(case when is_added_first = 1 then added_time_ms else before_time_ms end as bigint)
        as first_event_time_ms,
    cast(least(coalesce(before_known_ms, added_known_ms), coalesce(added_known_ms, before_known_ms)) as bigint)
        as first_known_ms,
    cast(coalesce(before_count, 0) + coalesce(added_count, 0) as bigint) as event_count
from joined
