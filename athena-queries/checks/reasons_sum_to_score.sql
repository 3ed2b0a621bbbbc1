-- holds: The points of a lead's reasons add up to its final score (points have three decimals).
-- grain: one row per lead whose reasons add up to something else
select s.lead_id, s.final_score, coalesce(r.points, 0e0) as reason_points
from lead_scores s
left join (
  select lead_id, sum(points) as points
  from lead_score_reasons
  group by lead_id
) as r on r.lead_id = s.lead_id
where s.final_score is null or abs(s.final_score - coalesce(r.points, 0e0)) > 5e-4
order by 1
