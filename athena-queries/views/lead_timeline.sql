-- question: What happened to a lead, in order?
-- grain: one row per event that belongs to a lead
select
  l.lead_id,
  row_number() over (partition by l.lead_id order by e.event_time_ms asc, e.source asc, e.event_id asc) as step,
  cast(from_unixtime(e.event_time_ms / 1e3) as timestamp(3)) as occurred_at,
  cast(from_unixtime(e.received_at_ms / 1e3) as timestamp(3)) as received_at,
  e.source,
  e.event_type,
  e.event_id,
  e.creates_lead,
  e.webinar_id,
  e.webinar_seconds,
  e.questions_asked,
  e.form_completion,
  e.budget_min,
  e.budget_max,
  e.purchase_timeframe_days,
  e.device_interest,
  e.utm_source,
  e.utm_medium,
  e.utm_campaign,
  e.stage,
  e.outcome,
  e.amount_minor,
  e.is_automated,
  e.override_band,
  cast(from_unixtime(e.override_until_ms / 1e3) as timestamp(3)) as override_until_at,
  e.override_by,
  e.event_time_ms,
  e.event_date
from event_leads l
inner join events e on e.source = l.source and e.event_id = l.event_id
where l.lead_id is not null
