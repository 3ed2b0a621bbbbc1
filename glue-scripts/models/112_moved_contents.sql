-- What moved events say now, and what those that were replaced said before: both have touched their keys.
-- reads: moved_events, events_replaced
-- writes: moved_contents
-- grain: one row per moved event, and one per content that was replaced
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
from moved_events
union all
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
from events_replaced
