-- holds: Every reason belongs to a lead that has a score.
-- grain: one row per reason of an unknown lead
select r.lead_id, r.code
from lead_score_reasons r
left join lead_scores s on s.lead_id = r.lead_id
where s.lead_id is null
order by 1, 2
