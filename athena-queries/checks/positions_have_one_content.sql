-- holds: A stream position holds one record: all lines stored for it, in raw or in quarantine, have the same bytes.
-- grain: one row per position with several contents
with lines as (
  select position, sha256 from raw_events
  union all
  select position, sha256 from quarantined_records
)

select position, count(distinct sha256) as contents
from lines
group by position
having count(distinct sha256) > 1
order by 1
