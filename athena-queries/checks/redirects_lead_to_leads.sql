-- holds: A redirect leads to a lead that exists, never to itself, and its key is not a lead of its own.
-- grain: one row per broken redirect
select
  r.key_id,
  r.lead_id,
  case
    when r.key_id = r.lead_id then 'points to itself'
    when l.lead_id is null then 'points to no lead'
    else 'is a lead itself'
  end as problem
from lead_redirects r
left join leads l on l.lead_id = r.lead_id
left join leads k on k.lead_id = r.key_id
where r.key_id = r.lead_id or l.lead_id is null or k.lead_id is not null
order by 1
