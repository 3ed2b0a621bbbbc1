-- question: When did a lead's score change, and from what to what?
-- grain: one row per lead x run in which its score changed
select
  lead_id,
  run_id,
  cast(from_unixtime(as_of_ms / 1e3) as timestamp(3)) as as_of,
  previous_score,
  final_score,
  final_score - coalesce(previous_score, 0e0) as score_change,
  previous_category,
  lead_category,
  scorecard_version
from lead_score_history
