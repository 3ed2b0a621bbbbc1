-- Real-time scores beside those of the models for the same events. Truncated, of another scorecard, of other events,
-- of other contents of an event and of other rates are scores that may differ; any other difference is a fault of one
-- of the two.
-- reads: logged_scores, logged_point_ids, logged_score_totals, rejected_events, scored_rates, run_context
-- writes: score_comparisons
-- grain: one row per lead with a score to compare
with

counted as (
    select lead_id, count(*) as batch_events
    from logged_point_ids
    group by lead_id
),

-- the store keeps one content of an event as well, and may not have had the one kept here yet
disputed as (
    select distinct ids.lead_id
    from logged_point_ids as ids
    inner join rejected_events as rejected on ids.source = rejected.source and ids.event_id = rejected.event_id
    where rejected.reason = 'conflicting_duplicate'
),

rates as (
    select count(*) as rates_used from scored_rates
),

compared as (
    select
        logged.*,
        cast(totals.final_milli as double) / 1e3 as batch_score,
        totals.lead_category as batch_band,
        totals.scorecard_version as batch_version,
        coalesce(counted.batch_events, 0) as batch_events,
        rates.rates_used,
        disputed.lead_id is not null as is_disputed,
        floor(cast(logged.as_of_ms as double) / 8.64e7) as score_day,
        floor(cast(logged.lookups_as_of_ms as double) / 8.64e7) as rates_day
    from logged_scores as logged
    cross join rates
    left join logged_score_totals as totals on logged.lead_id = totals.lead_id
    left join counted on logged.lead_id = counted.lead_id
    left join disputed on logged.lead_id = disputed.lead_id
)

select
    cast(compared.lead_id as string) as lead_id,
    cast(run_context.run_id as string) as run_id,
    cast(compared.score_id as string) as score_id,
    cast(compared.as_of_ms as bigint) as as_of_ms,
    cast(compared.final_score as double) as realtime_score,
    cast(compared.batch_score as double) as batch_score,
    cast(compared.final_score - compared.batch_score as double) as difference,
    cast(compared.event_count as bigint) as realtime_events,
    cast(compared.batch_events as bigint) as batch_events,
    cast(
        case
            when compared.is_truncated then 'truncated'
            when compared.batch_version <> compared.scorecard_version then 'other_scorecard'
            when compared.logged_lead_id <> compared.lead_id
                or compared.batch_score is null
                or compared.batch_events <> compared.event_count then 'later_events'
            when compared.final_score = compared.batch_score then 'equal'
            when compared.rates_used > 0 and (
                compared.rates_day is null or compared.rates_day <> compared.score_day
            ) then 'other_rates'
            when compared.is_disputed then 'other_content'
            else 'different'
        end as string
    ) as verdict,
    cast(compared.machine_band as string) as realtime_band,
    cast(compared.batch_band as string) as batch_band,
    cast(run_context.as_of_ms as bigint) as run_as_of_ms
from compared
cross join run_context
