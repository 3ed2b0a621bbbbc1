-- question: What are the ten KPIs now?
-- grain: one row per KPI x measure x date x dimension value of the newest complete run
-- A run appends its ten KPIs in one commit, so the newest run there is complete.
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
where run_id = (select max(run_id) from kpi_values)
