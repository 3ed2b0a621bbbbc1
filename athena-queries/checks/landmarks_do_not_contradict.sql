-- holds: A lead won before its landmark is not counted as won after it, and every landmark is that of a lead.
-- grain: one row per contradiction
select m.lead_id, m.converted_within_90_days, m.won_before_landmark, l.lead_id as known_lead
from landmark_scores m
left join leads l on l.lead_id = m.lead_id
where l.lead_id is null or (m.converted_within_90_days and m.won_before_landmark)
order by 1
