-- The issues of the winning line: they hang on its content and, for times, on its arrival.
-- reads: incoming_issues, event_winners, event_issues, events
-- writes: winner_issues
-- grain: one row per (source, event_id, code, field) of incoming_ids
with

from_new_lines as (
    select winner.source, winner.event_id, winner.event_date, issue.code, issue.field
    from event_winners as winner
    inner join incoming_issues as issue
        on winner.shard_id = issue.shard_id
        and winner.sequence_number = issue.sequence_number
        and winner.record_index = issue.record_index
        and winner.source = issue.source
        and winner.event_id = issue.event_id
),

from_kept_lines as (
    -- the line that won before has won again
    select winner.source, winner.event_id, winner.event_date, issue.code, issue.field
    from event_winners as winner
    inner join events as kept
        on winner.source = kept.source
        and winner.event_id = kept.event_id
        and winner.shard_id = kept.shard_id
        and winner.sequence_number = kept.sequence_number
        and winner.record_index = kept.record_index
    inner join event_issues as issue
        on winner.source = issue.source and winner.event_id = issue.event_id
)

select distinct
    cast(source as string) as source,
    cast(event_id as string) as event_id,
    cast(event_date as date) as event_date,
    cast(code as string) as code,
    cast(field as string) as field
from (
    select * from from_new_lines
    union all
    select * from from_kept_lines
) as issues
