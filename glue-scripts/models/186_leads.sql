-- One profile per lead. Where events disagree the latest word counts, by (event time, source, event id).
-- reads: events, event_leads, lead_contacts
-- writes: leads
-- grain: one row per lead
with

lead_events as (
    select
        belongs.lead_id,
        events.*,
        greatest(events.event_time_ms, events.received_at_ms) as known_ms,
        row_number() over (
            partition by belongs.lead_id
            order by events.event_time_ms asc, events.source asc, events.event_id asc
        ) as place,
        -- the first contact is the lead's own doing; a CRM event counts only where there is nothing else
        coalesce(
            min(case when events.source <> 'crm' then events.event_time_ms end)
                over (partition by belongs.lead_id),
            min(events.event_time_ms) over (partition by belongs.lead_id)
        ) as first_seen_ms
    from event_leads as belongs
    inner join events on belongs.source = events.source and belongs.event_id = events.event_id
    where belongs.attribution = 'lead'
),

timed as (
    -- a CRM repeats what it said: a win is dated by the first of the wins that nothing has contradicted since
    select
        *,
        max(case when outcome <> 'won' and event_time_ms >= first_seen_ms then place end)
            over (partition by lead_id) as last_not_won_place
    from lead_events
),

marked as (
    select
        *,
        case when source <> 'crm' then place end as own_place,
        case when budget_min is not null or budget_max is not null then place end as budget_place,
        case when outcome is not null and event_time_ms >= first_seen_ms then place end as outcome_place,
        case
            when outcome = 'won' and event_time_ms >= first_seen_ms and place > coalesce(last_not_won_place, 0)
                then place
        end as win_place
    from timed
),

profiles as (
    select
        lead_id,
        coalesce(min_by(source, own_place), min_by(source, place)) as first_source,
        min(first_seen_ms) as first_seen_ms,
        coalesce(min_by(event_date, own_place), min_by(event_date, place)) as first_seen_date,
        max(event_time_ms) as last_updated_ms,
        count(*) as event_count,
        max(case when source = 'roadshow' then 1 else 0 end) as has_roadshow,
        max(case when source = 'webinar' then 1 else 0 end) as has_webinar,
        max(case when source = 'online' then 1 else 0 end) as has_online,
        -- a machine that follows the links of a mail is no visit
        max(case when source = 'web' and not coalesce(is_automated, false) then 1 else 0 end) as has_web,
        sum(case when creates_lead then 1 else 0 end) as registration_count,
        sum(case when event_type = 'webinar_attendance' then coalesce(webinar_seconds, 0) else 0 end)
            as webinar_seconds,
        sum(coalesce(questions_asked, 0)) as questions_asked,
        max(form_completion) as form_completion,
        -- both ends come from the same event, or a range nobody stated would appear
        max(budget_place) as budget_place,
        max_by(purchase_timeframe_days, case when purchase_timeframe_days is not null then place end)
            as purchase_timeframe_days,
        max_by(device_interest, case when device_interest is not null then place end) as device_interest,
        min_by(utm_source, case when utm_source is not null then place end) as utm_source,
        max_by(city, case when city is not null then place end) as city,
        max_by(country, case when country is not null then place end) as country,
        max_by(consent, case when consent is not null then place end) as consent,
        max_by(is_disposable_email, case when email_key is not null then place end) as is_disposable_email,
        max(case when email_key is not null then 1 else 0 end) as has_email,
        max(case when phone_key is not null then 1 else 0 end) as has_phone,
        max_by(outcome, outcome_place) as outcome,
        min(case when win_place is not null then event_time_ms end) as converted_at_ms,
        min_by(known_ms, win_place) as converted_known_ms,
        max_by(amount_minor, case when amount_minor is not null then win_place end) as amount_minor,
        max(case when outcome = 'won' and event_time_ms < first_seen_ms then 1 else 0 end)
            as won_before_first_seen,
        max(case when event_type = 'sales_touch' then event_time_ms end) as last_sales_touch_ms,
        max(case when source <> 'crm' and not coalesce(is_automated, false) then event_time_ms end)
            as last_activity_ms,
        min(known_ms) as known_since_ms
    from marked
    group by lead_id
),

budgets as (
    select profiles.lead_id, latest.budget_min, latest.budget_max
    from profiles
    inner join marked as latest
        on profiles.lead_id = latest.lead_id and profiles.budget_place = latest.place
)

select
    cast(profiles.lead_id as string) as lead_id,
    cast(profiles.first_source as string) as first_source,
    cast(profiles.first_seen_ms as bigint) as first_seen_ms,
    cast(profiles.first_seen_date as date) as first_seen_date,
    cast(profiles.last_updated_ms as bigint) as last_updated_ms,
    cast(profiles.event_count as bigint) as event_count,
    cast(profiles.has_roadshow = 1 as boolean) as has_roadshow,
    cast(profiles.has_webinar = 1 as boolean) as has_webinar,
    cast(profiles.has_online = 1 as boolean) as has_online,
    cast(profiles.has_web = 1 as boolean) as has_web,
    cast(profiles.registration_count as bigint) as registration_count,
    cast(profiles.webinar_seconds as bigint) as webinar_seconds,
    cast(profiles.questions_asked as bigint) as questions_asked,
    cast(profiles.form_completion as bigint) as form_completion,
    cast(budgets.budget_min as bigint) as budget_min,
    cast(budgets.budget_max as bigint) as budget_max,
    cast(profiles.purchase_timeframe_days as bigint) as purchase_timeframe_days,
    cast(profiles.device_interest as string) as device_interest,
    cast(profiles.utm_source as string) as utm_source,
    cast(profiles.city as string) as city,
    cast(profiles.country as string) as country,
    cast(profiles.consent as boolean) as consent,
    cast(coalesce(profiles.is_disposable_email, false) as boolean) as is_disposable_email,
    cast(contacts.name is not null as boolean) as has_name,
    cast(profiles.has_email = 1 as boolean) as has_email,
    cast(profiles.has_phone = 1 as boolean) as has_phone,
    cast(profiles.outcome as string) as outcome,
    cast(coalesce(profiles.outcome = 'won', false) as boolean) as converted,
    cast(profiles.converted_at_ms as bigint) as converted_at_ms,
    cast(profiles.converted_known_ms as bigint) as converted_known_ms,
    cast(profiles.amount_minor as bigint) as amount_minor,
    cast(profiles.won_before_first_seen = 1 as boolean) as won_before_first_seen,
    cast(profiles.last_sales_touch_ms as bigint) as last_sales_touch_ms,
    cast(profiles.last_activity_ms as bigint) as last_activity_ms,
    cast(profiles.known_since_ms as bigint) as known_since_ms
from profiles
left join budgets on profiles.lead_id = budgets.lead_id
left join lead_contacts as contacts on profiles.lead_id = contacts.lead_id
