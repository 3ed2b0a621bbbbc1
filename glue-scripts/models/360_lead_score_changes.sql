-- What this run adds to the journal: leads whose score or band is not the one written down last.
-- A run that was killed after writing finds nothing left to add.
-- reads: lead_scores, lead_score_history, run_context
-- writes: lead_score_changes
-- grain: one row per lead whose score changed
with

ranked as (
    select
        *,
        row_number() over (partition by lead_id order by run_id desc) as place
    from lead_score_history
),

before as (
    select lead_id, final_score, lead_category from ranked where place = 1
)

select
    cast(scores.lead_id as string) as lead_id,
    cast(run_context.run_id as string) as run_id,
    cast(scores.as_of_ms as bigint) as as_of_ms,
    cast(scores.final_score as double) as final_score,
    cast(scores.lead_category as string) as lead_category,
    cast(before.final_score as double) as previous_score,
    cast(before.lead_category as string) as previous_category,
    cast(scores.scorecard_version as string) as scorecard_version
from lead_scores as scores
cross join run_context
left join before on scores.lead_id = before.lead_id
where before.lead_id is null
    or before.final_score <> scores.final_score
    or before.lead_category <> scores.lead_category
