-- question: Which rules of the scorecard give the points, and do their leads convert?
-- unit: leads, points, share of leads won
-- grain: one row per rule that gave or took points
select
  r.rule_group,
  r.code,
  count(*) as leads,
  sum(r.points) as points,
  min(r.points) as least_points,
  max(r.points) as most_points,
  cast(sum(cast(case when s.converted then 1 else 0 end as bigint)) as double)
    / nullif(cast(count(*) as double), 0) as won_share
from lead_score_reasons r
inner join lead_scores s on s.lead_id = r.lead_id
-- what was ignored is told without points
where r.points <> 0e0
group by r.rule_group, r.code
order by leads desc, r.code asc
