-- holds: The worklist names scored leads that did not refuse consent.
-- grain: one row per lead that should not be called
select w.lead_id, l.consent
from sales_worklist w
left join leads l on l.lead_id = w.lead_id
where l.lead_id is null or not coalesce(l.consent, true)
order by 1
