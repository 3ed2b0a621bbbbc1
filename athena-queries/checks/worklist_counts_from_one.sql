-- holds: The places of the worklist are 1, 2, 3 and so on, without a gap.
-- grain: one row per place that is wrong
with placed as (
  select lead_id, position, row_number() over (order by position asc, lead_id asc) as expected_position
  from sales_worklist
)

select lead_id, position, expected_position
from placed
where position <> expected_position
order by 3
