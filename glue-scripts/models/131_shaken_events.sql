-- Events that share a key with a content that was replaced: their pairs are counted anew, because a count says
-- how many there were, not which. Mostly there are none.
-- reads: events, events_replaced
-- writes: shaken_events
-- grain: one row per event
select
    cast(source as string) as source,
    cast(event_id as string) as event_id,
    cast(creates_lead as boolean) as creates_lead,
    cast(event_time_ms as bigint) as event_time_ms,
    cast(received_at_ms as bigint) as received_at_ms,
    cast(email_key as string) as email_key,
    cast(phone_key as string) as phone_key,
    cast(external_key as string) as external_key,
    cast(anonymous_key as string) as anonymous_key
from events
where email_key in (select email_key from events_replaced where email_key is not null)
    or phone_key in (select phone_key from events_replaced where phone_key is not null)
    or external_key in (select external_key from events_replaced where external_key is not null)
    or anonymous_key in (select anonymous_key from events_replaced where anonymous_key is not null)
