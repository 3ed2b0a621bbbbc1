-- holds: Contact data is kept of leads only.
-- grain: one row per contact of nobody we keep
select c.lead_id
from lead_contacts c
left join leads l on l.lead_id = c.lead_id
where l.lead_id is null
order by 1
