-- holds: Of the same events as of the same time, real-time scoring and the pipeline make the same score.
-- grain: one row per lead whose two scores differ, of those the newest run has compared
select p.run_id, p.lead_id, p.score_id, p.as_of_ms, p.realtime_score, p.batch_score
from score_parity p
where p.verdict = 'different'
  and p.run_as_of_ms = (select max(as_of_ms) from lead_scores)
order by 1, 2
