-- holds: All current scores are about the same time.
-- grain: one row for the table, when they are not
select count(distinct as_of_ms) as as_ofs, min(as_of_ms) as first_as_of_ms, max(as_of_ms) as last_as_of_ms
from lead_scores
having count(distinct as_of_ms) > 1
