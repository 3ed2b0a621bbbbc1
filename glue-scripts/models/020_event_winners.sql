-- One content per event: the least (received_at_ms, payload_sha256) wins, whatever order lines are read in.
-- The position only breaks ties between copies of the same content that arrived in the same millisecond.
-- reads: incoming_events, incoming_ids, events
-- writes: event_winners
-- grain: one row per (source, event_id) of incoming_ids
with

kept_before as (
    select kept.*
    from events as kept
    inner join incoming_ids as incoming
        on kept.source = incoming.source and kept.event_id = incoming.event_id
),

contenders as (
    -- both relations have the columns of table events, in its order
    select * from incoming_events
    union all
    select * from kept_before
),

ranked as (
    select
        *,
        row_number() over (
            partition by source, event_id
            order by
                received_at_ms asc, payload_sha256 asc, shard_id asc, sequence_number asc, record_index asc
        ) as place
    from contenders
)

select
    cast(event_id as string) as event_id,
    cast(event_type as string) as event_type,
    cast(source as string) as source,
    cast(creates_lead as boolean) as creates_lead,
    cast(event_time_ms as bigint) as event_time_ms,
    cast(event_date as date) as event_date,
    cast(received_at_ms as bigint) as received_at_ms,
    cast(received_date as date) as received_date,
    cast(shard_id as string) as shard_id,
    cast(sequence_number as string) as sequence_number,
    cast(record_index as bigint) as record_index,
    cast(payload_sha256 as string) as payload_sha256,
    cast(email_key as string) as email_key,
    cast(phone_key as string) as phone_key,
    cast(external_key as string) as external_key,
    cast(anonymous_key as string) as anonymous_key,
    cast(city as string) as city,
    cast(country as string) as country,
    cast(device_interest as string) as device_interest,
    cast(webinar_id as string) as webinar_id,
    cast(webinar_seconds as bigint) as webinar_seconds,
    cast(questions_asked as bigint) as questions_asked,
    cast(form_completion as bigint) as form_completion,
    cast(budget_min as bigint) as budget_min,
    cast(budget_max as bigint) as budget_max,
    cast(purchase_timeframe_days as bigint) as purchase_timeframe_days,
    cast(landing_page as string) as landing_page,
    cast(utm_source as string) as utm_source,
    cast(utm_medium as string) as utm_medium,
    cast(utm_campaign as string) as utm_campaign,
    cast(session_id as string) as session_id,
    cast(page_url as string) as page_url,
    cast(captured_by as string) as captured_by,
    cast(stage as string) as stage,
    cast(outcome as string) as outcome,
    cast(amount_minor as bigint) as amount_minor,
    cast(is_disposable_email as boolean) as is_disposable_email,
    cast(consent as boolean) as consent,
    cast(is_automated as boolean) as is_automated,
    cast(override_band as string) as override_band,
    cast(override_until_ms as bigint) as override_until_ms,
    cast(override_by as string) as override_by,
    cast(properties as string) as properties
from ranked
where place = 1
