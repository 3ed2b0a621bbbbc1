-- question: Whom does sales call now, with which number, and why?
-- grain: one row per lead to call now
-- Holds contact data: readable by sales only.
select
  w.position,
  c.name,
  c.phone,
  c.email,
  w.final_score,
  w.lead_category,
  w.recommended_action,
  w.reasons,
  w.source,
  w.city,
  w.device_interest,
  w.hours_since_activity,
  w.hours_untouched,
  cast(from_unixtime(w.last_activity_ms / 1e3) as timestamp(3)) as last_activity_at,
  cast(from_unixtime(w.as_of_ms / 1e3) as timestamp(3)) as as_of,
  w.lead_id
from sales_worklist w
left join lead_contacts c on c.lead_id = w.lead_id
