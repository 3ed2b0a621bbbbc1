-- holds: The event count of a lead is the number of events attributed to it.
-- grain: one row per lead whose counts differ
select l.lead_id, l.event_count, coalesce(a.events, 0) as attributed_events
from leads l
left join (
  select lead_id, count(*) as events
  from event_leads
  where attribution = 'lead'
  group by lead_id
) as a on a.lead_id = l.lead_id
where l.event_count <> coalesce(a.events, 0)
order by 1
