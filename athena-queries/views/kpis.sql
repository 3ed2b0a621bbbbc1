-- question: What are the ten KPIs now?
-- grain: one row per KPI x measure x date x dimension value of the newest complete run
-- On AWS each of the ten KPIs is a commit of its own: a run that is under way, or broke off, is not shown.
select
  run_id,
  kpi,
  measure,
  kpi_date,
  dimension,
  dimension_value,
  value,
  numerator,
  denominator,
  low,
  high
from kpi_values
where run_id = (
  select max(run_id)
  from (select run_id from kpi_values group by run_id having count(distinct kpi) = 10) as complete_runs
)
