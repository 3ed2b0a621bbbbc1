-- holds: Each group score of a lead is the points of its reasons in that group, and the five add up to its final score.
-- grain: one row per lead x group that differs; group "final" for the sum
with stored as (
  select lead_id, 'source' as rule_group, source_score as points from lead_scores
  union all
  select lead_id, 'engagement' as rule_group, engagement_score as points from lead_scores
  union all
  select lead_id, 'intent' as rule_group, intent_score as points from lead_scores
  union all
  select lead_id, 'quality' as rule_group, quality_score as points from lead_scores
  union all
  select lead_id, 'recency' as rule_group, recency_score as points from lead_scores
),

explained as (
  select lead_id, rule_group, sum(points) as points
  from lead_score_reasons
  group by lead_id, rule_group
),

compared as (
  select s.lead_id, s.rule_group, s.points, coalesce(e.points, 0e0) as expected_points
  from stored s
  left join explained e on e.lead_id = s.lead_id and e.rule_group = s.rule_group
  union all
  select
    lead_id,
    'final' as rule_group,
    final_score as points,
    source_score + engagement_score + intent_score + quality_score + recency_score as expected_points
  from lead_scores
)

select lead_id, rule_group, points, expected_points
from compared
where points is null or expected_points is null or abs(points - expected_points) > 5e-4
order by 1, 2
