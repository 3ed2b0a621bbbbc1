-- Whom to call now: HOT and WARM leads that are still open, can be reached and did not refuse, best first.
-- A band that sales has set counts instead of that of the points as long as it holds.
-- Reasons are the three rules that gave most, in words, after a band that was set.
-- reads: lead_scores, lead_score_reasons, lead_features, band_actions, leads
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

overrides as (
    select
        features.lead_id,
        features.override_band as band,
        actions.recommended_action,
        -- a far year is written differently by the engines
        'Set to ' || features.override_band || ' by sales' || case
            when features.override_until_ms < 253402300800000
                then ' until ' || cast(
                    date '1970-01-01' + cast(floor(cast(features.override_until_ms as double) / 8.64e7) as int)
                    as string
                )
            else ''
        end as reason
    from lead_features as features
    inner join lead_scores as scores on features.lead_id = scores.lead_id
    left join band_actions as actions on features.override_band = actions.lead_category
    -- NONE withdraws a band
    where features.override_band in ('HOT', 'WARM', 'COLD') and features.override_until_ms > scores.as_of_ms
),

banded as (
    select
        scores.*,
        coalesce(overrides.band, scores.lead_category) as band,
        -- a scorecard may do without a band; what it says of the lead is the next best thing then
        coalesce(overrides.recommended_action, scores.recommended_action) as band_action,
        overrides.reason as override_reason
    from lead_scores as scores
    left join overrides on scores.lead_id = overrides.lead_id
),

open_leads as (
    select
        banded.*,
        coalesce(leads.last_activity_ms, leads.first_seen_ms) as last_activity_ms,
        coalesce(leads.last_sales_touch_ms, leads.first_seen_ms) as touched_ms
    from banded
    inner join leads on banded.lead_id = leads.lead_id
    where banded.band in ('HOT', 'WARM')
        and leads.outcome is null
        and coalesce(leads.consent, true)
        and (leads.has_email or leads.has_phone)
),

ordered as (
    select
        open_leads.*,
        -- concatenation with nothing is nothing
        coalesce(open_leads.override_reason || '; ' || words.reasons, open_leads.override_reason, words.reasons)
            as reasons,
        row_number() over (
            order by
                case when open_leads.band = 'HOT' then 0 else 1 end asc,
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
    cast(band as string) as lead_category,
    cast(band_action as string) as recommended_action,
    cast(reasons as string) as reasons,
    cast(source as string) as source,
    cast(city as string) as city,
    cast(device_interest as string) as device_interest,
    cast(last_activity_ms as bigint) as last_activity_ms,
    cast(cast(as_of_ms - last_activity_ms as double) / 3.6e6 as double) as hours_since_activity,
    cast(cast(as_of_ms - touched_ms as double) / 3.6e6 as double) as hours_untouched,
    cast(as_of_ms as bigint) as as_of_ms
from ordered
