-- Events that share a key with a content that was replaced: their pairs are counted anew, because a count says
-- how many there were, not which. Mostly there are none.
-- reads: events, events_replaced
-- writes: shaken_event_ids
-- grain: one row per event
select
    cast(source as string) as source,
    cast(event_id as string) as event_id
from events
where email_key in (select email_key from events_replaced where email_key is not null)
    or phone_key in (select phone_key from events_replaced where phone_key is not null)
    or external_key in (select external_key from events_replaced where external_key is not null)
    or anonymous_key in (select anonymous_key from events_replaced where anonymous_key is not null)
