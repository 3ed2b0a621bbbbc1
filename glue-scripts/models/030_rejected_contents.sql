-- Contents that lost to another content under the same id. Copies of the winner are not rejected: they are
-- the same event delivered again, and raw counts them.
-- reads: incoming_events, incoming_ids, event_winners, events, rejected_events
-- writes: rejected_contents
-- grain: one row per (source, event_id, payload_sha256)
with

contents as (
    select source, event_id, payload_sha256, event_type, event_date, received_at_ms, received_date
    from incoming_events
    union all
    select kept.source, kept.event_id, kept.payload_sha256, kept.event_type, kept.event_date,
        kept.received_at_ms, kept.received_date
    from events as kept
    inner join incoming_ids as incoming
        on kept.source = incoming.source and kept.event_id = incoming.event_id
    union all
    select lost.source, lost.event_id, lost.payload_sha256, lost.event_type, lost.event_date,
        lost.received_at_ms, lost.received_date
    from rejected_events as lost
    inner join incoming_ids as incoming
        on lost.source = incoming.source and lost.event_id = incoming.event_id
),

first_arrivals as (
    select
        *,
        -- copies of one content differ only where its time had to be taken from the arrival
        row_number() over (
            partition by source, event_id, payload_sha256
            order by received_at_ms asc, event_date asc, event_type asc
        ) as place
    from contents
)

select
    cast(lost.source as string) as source,
    cast(lost.event_id as string) as event_id,
    cast(lost.payload_sha256 as string) as payload_sha256,
    cast(lost.event_type as string) as event_type,
    cast(lost.event_date as date) as event_date,
    cast(lost.received_at_ms as bigint) as received_at_ms,
    cast(lost.received_date as date) as received_date,
    cast(winner.payload_sha256 as string) as winner_sha256,
    cast('conflicting_duplicate' as string) as reason
from first_arrivals as lost
inner join event_winners as winner
    on lost.source = winner.source and lost.event_id = winner.event_id
where lost.place = 1 and lost.payload_sha256 <> winner.payload_sha256
