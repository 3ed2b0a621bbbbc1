-- holds: Of the same events as of the same time, real-time scoring and the pipeline make the same score.
-- grain: one row per lead of the newest comparison whose two scores differ
select p.run_id, p.lead_id, p.score_id, p.as_of_ms, p.realtime_score, p.batch_score
from score_parity p
where p.verdict = 'different'
  and p.run_id = (select max(run_id) from score_parity)
order by 1, 2
