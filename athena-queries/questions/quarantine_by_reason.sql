-- question: What could not be taken, why, and since when?
-- unit: records (distinct stream positions)
-- grain: one row per reason
select
  reason,
  count(distinct position) as records,
  count(distinct sha256) as distinct_contents,
  min(dt) as first_date,
  max(dt) as last_date
from quarantined_records
group by reason
order by records desc, reason asc
