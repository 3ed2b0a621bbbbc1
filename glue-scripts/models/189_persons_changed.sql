-- What this run has changed, for the stages that come after it. A landmark moves when the lead was not the same
-- before: it is new or gone, has taken over another person's events or lost some, or was first seen at another
-- time. For all other leads nothing can have changed before `known_from_ms`, the earliest moment at which any of
-- this run's events was known.
-- reads: affected_persons, event_leads, placed_event_leads, torn_persons, leads, placed_leads, moved_keyed_events
-- writes: persons_changed
-- grain: one row per person whose events were placed anew, by its id before and its id now
with

origins as (
    select placed.person_id, count(distinct belonged.person_id) as former_persons
    from placed_event_leads as placed
    inner join event_leads as belonged
        on placed.source = belonged.source and placed.event_id = belonged.event_id
    group by placed.person_id
),

persons as (
    select person_id from affected_persons
    union
    select person_id from placed_event_leads where person_id is not null
),

earliest as (
    select min(known_ms) as known_from_ms from moved_keyed_events
)

select
    cast(persons.person_id as string) as person_id,
    cast(
        before.lead_id is null
        or now.lead_id is null
        or before.first_seen_ms <> now.first_seen_ms
        or torn.person_id is not null
        or coalesce(origins.former_persons, 0) <> 1 as boolean
    ) as landmark_moved,
    cast(earliest.known_from_ms as bigint) as known_from_ms
from persons
cross join earliest
left join leads as before on persons.person_id = before.lead_id
left join placed_leads as now on persons.person_id = now.lead_id
left join torn_persons as torn on persons.person_id = torn.person_id
left join origins on persons.person_id = origins.person_id
