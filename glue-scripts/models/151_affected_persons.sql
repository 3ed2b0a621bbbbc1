-- Persons (by their id before this run) whose events have to be placed anew: those of the keys that moved events
-- touch, and those beside a key that was a hub and is none any more, which joins them now. Whom a key that
-- became a hub has joined lies in its own person.
-- reads: identity_keys, touched_keys, stored_hubs, hubs_brought_forward, pairs_brought_forward
-- writes: affected_persons
-- grain: one row per person
with

freed_keys as (
    select stored.key_id
    from stored_hubs as stored
    left join hubs_brought_forward as hubs on stored.key_id = hubs.key_id
    where hubs.key_id is null
),

keys as (
    select key_id from touched_keys
    union
    select pairs.key_id_b as key_id
    from pairs_brought_forward as pairs
    inner join freed_keys on pairs.key_id_a = freed_keys.key_id
    union
    select pairs.key_id_a as key_id
    from pairs_brought_forward as pairs
    inner join freed_keys on pairs.key_id_b = freed_keys.key_id
)

select distinct
    cast(members.person_id as string) as person_id
from identity_keys as members
inner join keys on members.key_id = keys.key_id
