-- question: Do leads of a higher band convert more often?
-- unit: share of matured leads
-- grain: one row for all, one per band the lead had at its landmark
-- owner: sales operations
-- direction: up
-- chart: interval
-- alarm: the interval of HOT lies below the rate of COLD
-- threshold: converted.high[band HOT] < converted[band COLD]
-- definition: Leads won within 90 days after their landmark (first seen + 7 days) / leads first seen at least
--   90 days ago, by the band of the landmark score. Leads won at or before their landmark are left out. Of the
--   youngest, up to 7 of the 90 days are still to come.
--   low and high: 95 % Wilson score interval.
with counted as (
  select
    case when grouping(lead_category) = 1 then 'all' else 'band' end as dimension,
    case when grouping(lead_category) = 1 then 'all' else lead_category end as dimension_value,
    cast(coalesce(sum(cast(case when converted_within_90_days then 1 else 0 end as bigint)), 0) as double) as converted,
    cast(count(*) as double) as leads
  from landmark_scores
  where is_matured and not won_before_landmark
  group by grouping sets ((), (lead_category))
),

rates as (
  select
    dimension,
    dimension_value,
    converted,
    leads,
    converted / nullif(leads, 0) as rate,
    -- Square of the normal quantile of 97.5 %, 1.959963984540054.
    1.959963984540054e0 * 1.959963984540054e0 as z2
  from counted
),

intervals as (
  select
    dimension,
    dimension_value,
    converted,
    leads,
    rate,
    (rate + z2 / nullif(2e0 * leads, 0)) / (1e0 + z2 / nullif(leads, 0)) as centre,
    1.959963984540054e0 * sqrt(rate * (1e0 - rate) / nullif(leads, 0) + z2 / nullif(4e0 * leads * leads, 0))
      / (1e0 + z2 / nullif(leads, 0)) as half_width
  from rates
)

select
  cast('converted' as varchar) as measure,
  cast(null as date) as kpi_date,
  cast(dimension as varchar) as dimension,
  cast(dimension_value as varchar) as dimension_value,
  cast(rate as double) as value,
  cast(converted as double) as numerator,
  cast(leads as double) as denominator,
  -- At the ends the interval touches 0 and 1 exactly, which rounding would miss.
  cast(case when converted = 0 and leads > 0 then 0e0 else centre - half_width end as double) as low,
  cast(case when converted = leads and leads > 0 then 1e0 else centre + half_width end as double) as high
from intervals
order by 1, 3, 4
