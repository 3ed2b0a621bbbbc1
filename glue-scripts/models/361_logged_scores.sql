-- The newest real-time score of each lead since the run before, unless that one has been compared already.
-- A line may be stored a while after the moment it is about: an hour before the run before is looked at again
-- (3600000 ms). Scores as of this very run are what it publishes itself; the next one looks at them. Leads are named
-- as they are known now. Of scores as of one time the store says which came last: an event that takes the place of
-- another content changes the score, and not how many events there are.
-- reads: score_log, score_run_before, run_context, lead_redirects, score_parity
-- writes: logged_scores
-- grain: one row per lead
with

recent as (
    select coalesce(redirects.lead_id, log.lead_id) as current_lead_id, log.*
    from score_log as log
    cross join run_context
    cross join score_run_before as before
    left join lead_redirects as redirects on log.lead_id = redirects.key_id
    where log.as_of_ms < run_context.as_of_ms
        and log.as_of_ms > coalesce(before.as_of_ms - 3600000, -1)
),

ranked as (
    select
        *,
        row_number() over (
            partition by current_lead_id
            order by
                as_of_ms desc,
                coalesce(epoch, -1) desc,
                coalesce(events_seen, -1) desc,
                score_id desc
        ) as place
    from recent
)

select
    cast(ranked.current_lead_id as string) as lead_id,
    cast(ranked.lead_id as string) as logged_lead_id,
    cast(ranked.score_id as string) as score_id,
    cast(ranked.as_of_ms as bigint) as as_of_ms,
    cast(ranked.final_score as double) as final_score,
    cast(ranked.machine_band as string) as machine_band,
    cast(ranked.scorecard_version as string) as scorecard_version,
    cast(ranked.lookups_as_of_ms as bigint) as lookups_as_of_ms,
    cast(ranked.event_count as bigint) as event_count,
    cast(ranked.is_truncated as boolean) as is_truncated
from ranked
left join score_parity as compared on ranked.score_id = compared.score_id
where ranked.place = 1 and compared.score_id is null
