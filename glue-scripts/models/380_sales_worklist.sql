-- Whom to call now: HOT and WARM leads that are still open, can be reached and did not refuse, best first.
-- Reasons are the three rules that gave most, in words.
-- reads: lead_scores, lead_score_reasons, leads
-- writes: sales_worklist
-- grain: one row per lead to call
with

ranked_reasons as (
    select
        lead_id, reason,
        row_number() over (partition by lead_id order by points desc, code asc) as place
    from lead_score_reasons
    where points > 0e0
),

words as (
    select
        lead_id,
        max(case when place = 1 then reason end)
            || coalesce(max(case when place = 2 then '; ' || reason end), '')
            || coalesce(max(case when place = 3 then '; ' || reason end), '') as reasons
    from ranked_reasons
    group by lead_id
),

open_leads as (
    select
        scores.*,
        coalesce(leads.last_activity_ms, leads.first_seen_ms) as last_activity_ms,
        coalesce(leads.last_sales_touch_ms, leads.first_seen_ms) as touched_ms
    from lead_scores as scores
    inner join leads on scores.lead_id = leads.lead_id
    where scores.lead_category in ('HOT', 'WARM')
        and leads.outcome is null
        and coalesce(leads.consent, true)
        and (leads.has_email or leads.has_phone)
),

ordered as (
    select
        open_leads.*,
        words.reasons,
        row_number() over (
            order by
                open_leads.final_score desc,
                open_leads.last_activity_ms desc,
                open_leads.lead_id asc
        ) as position
    from open_leads
    left join words on open_leads.lead_id = words.lead_id
)

select
    cast(position as bigint) as position,
    cast(lead_id as string) as lead_id,
    cast(final_score as double) as final_score,
    cast(lead_category as string) as lead_category,
    cast(recommended_action as string) as recommended_action,
    cast(reasons as string) as reasons,
    cast(source as string) as source,
    cast(city as string) as city,
    cast(device_interest as string) as device_interest,
    cast(last_activity_ms as bigint) as last_activity_ms,
    cast(cast(as_of_ms - last_activity_ms as double) / 3.6e6 as double) as hours_since_activity,
    cast(cast(as_of_ms - touched_ms as double) / 3.6e6 as double) as hours_untouched,
    cast(as_of_ms as bigint) as as_of_ms
from ordered
