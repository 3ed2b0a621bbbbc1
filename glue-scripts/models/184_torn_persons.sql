-- Persons of the run before whose latest name, e-mail and phone do not tell enough now: their events have come
-- to several persons, one of their events says something else, or they have become leads, of whom alone contact
-- data is kept.
-- reads: affected_persons, event_leads, placed_event_leads, events_replaced
-- writes: torn_persons
-- grain: one row per person, by its id before this run
with

split_persons as (
    select before.person_id
    from affected_persons as before
    inner join event_leads as belonged on before.person_id = belonged.person_id
    inner join placed_event_leads as belongs
        on belonged.source = belongs.source and belonged.event_id = belongs.event_id
    group by before.person_id
    having count(distinct belongs.person_id) > 1
),

changed_persons as (
    select belonged.person_id
    from events_replaced as replaced
    inner join event_leads as belonged
        on replaced.source = belonged.source and replaced.event_id = belonged.event_id
    where belonged.person_id is not null
),

new_leads as (
    select distinct belonged.person_id
    from affected_persons as before
    inner join event_leads as belonged on before.person_id = belonged.person_id
    inner join placed_event_leads as belongs
        on belonged.source = belongs.source and belonged.event_id = belongs.event_id
    where belonged.attribution <> 'lead' and belongs.attribution = 'lead'
)

select cast(person_id as string) as person_id from split_persons
union
select cast(person_id as string) as person_id from changed_persons
union
select cast(person_id as string) as person_id from new_leads
