-- holds: Every lead has a score, and every score has its lead.
-- grain: one row per lead that is in one of the two only
select
  coalesce(l.lead_id, s.lead_id) as lead_id,
  case when l.lead_id is null then 'leads' else 'lead_scores' end as missing_in
from leads l
full outer join lead_scores s on s.lead_id = l.lead_id
where l.lead_id is null or s.lead_id is null
order by 1
