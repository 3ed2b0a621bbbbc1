-- question: When did a lead's score change, and from what to what?
-- grain: one row per lead x run in which its score changed
select
  lead_id,
  run_id,
  date_add('millisecond', as_of_ms, timestamp '1970-01-01 00:00:00.000') as as_of,
  previous_score,
  final_score,
  final_score - coalesce(previous_score, 0e0) as score_change,
  previous_category,
  lead_category,
  scorecard_version
from lead_score_history
