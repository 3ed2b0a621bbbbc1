-- holds: A rate is its numerator / denominator, lies between 0 and 1 and inside its interval.
-- grain: one row per value of a KPI that does not
select run_id, kpi, measure, dimension, dimension_value, value, numerator, denominator, low, high
from kpi_values
where (denominator is not null and (
    value < 0
    or value > 1
    or (denominator > 0 and (value is null or abs(value - numerator / denominator) > 1e-12))
    or (denominator = 0 and value is not null)))
  or low > value
  or high < value
order by 1, 2, 3, 4, 5
