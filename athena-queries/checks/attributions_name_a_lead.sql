-- holds: An event attributed to a lead names one that exists; every other event names none.
-- grain: one row per event whose attribution and lead do not fit
select a.source, a.event_id, a.attribution, a.lead_id
from event_leads a
left join leads l on l.lead_id = a.lead_id
where (a.attribution = 'lead' and l.lead_id is null)
  or (a.attribution <> 'lead' and a.lead_id is not null)
  or a.attribution is null
order by 1, 2
