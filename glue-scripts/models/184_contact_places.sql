-- Where the lines lie whose contact data has to be read again: the events of torn persons, and events that have
-- come of age, whose lines were read when they did not count yet.
-- reads: affected_events, event_leads, torn_persons, run_before, run_context
-- writes: contact_places
-- grain: one row per source x arrival date x shard
select distinct
    cast(events.source as string) as source,
    cast(events.received_date as date) as received_date,
    cast(events.shard_id as string) as shard_id
from affected_events as events
cross join run_before
cross join run_context
left join event_leads as belonged on events.source = belonged.source and events.event_id = belonged.event_id
left join torn_persons as torn on belonged.person_id = torn.person_id
where torn.person_id is not null
    or (events.event_time_ms > run_before.as_of_ms and events.event_time_ms <= run_context.as_of_ms)
