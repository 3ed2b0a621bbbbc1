-- question: Does the score put the leads that convert above those that do not?
-- unit: chance (0.5 is a coin, 1 is perfect)
-- grain: one row for the chance, one per count behind it
-- owner: sales operations
-- direction: up
-- chart: number
-- alarm: auc below 0.6 with at least 50 positives
-- threshold: auc < 0.6 and positives >= 50
-- definition: Over leads first seen at least 90 days ago: the chance that a lead that converted within 90 days
--   after its landmark (first seen + 7 days) had a higher score at its landmark than one that did not, ties
--   counting half (AUC by ranks, exact). numerator: pairs in the right order, ties half; denominator: all pairs
--   of one that converted and one that did not. Leads won at or before their landmark are excluded and counted.
--   The 90 days after the landmark end 97 days after first seen: for the youngest leads up to 7 days are still open.
with judged as (
  select
    final_score,
    sum(cast(case when converted_within_90_days then 1 else 0 end as bigint)) as positives,
    sum(cast(case when converted_within_90_days then 0 else 1 end as bigint)) as negatives
  from landmark_scores
  where is_matured and not won_before_landmark
  group by final_score
),

ranked as (
  select
    positives,
    negatives,
    coalesce(
      sum(negatives) over (order by final_score asc nulls first rows between unbounded preceding and 1 preceding), 0
    ) as negatives_below
  from judged
),

-- Twice the pairs, so that a tie is a whole number.
pairs as (
  select
    coalesce(sum(positives), 0) as positives,
    coalesce(sum(negatives), 0) as negatives,
    coalesce(sum(positives * (2 * negatives_below + negatives)), 0) as doubled_wins
  from ranked
),

left_out as (
  select
    coalesce(sum(cast(case when is_matured and won_before_landmark then 1 else 0 end as bigint)), 0) as excluded,
    coalesce(sum(cast(case when is_matured then 0 else 1 end as bigint)), 0) as not_matured
  from landmark_scores
),

figures as (
  select
    'auc' as measure,
    cast(doubled_wins as double) / nullif(cast(2 * positives * negatives as double), 0) as value,
    cast(doubled_wins as double) / 2e0 as numerator,
    cast(positives * negatives as double) as denominator
  from pairs
  union all
  select 'positives' as measure, cast(positives as double) as value,
    cast(null as double) as numerator, cast(null as double) as denominator
  from pairs
  union all
  select 'negatives' as measure, cast(negatives as double) as value,
    cast(null as double) as numerator, cast(null as double) as denominator
  from pairs
  union all
  select 'excluded' as measure, cast(excluded as double) as value,
    cast(null as double) as numerator, cast(null as double) as denominator
  from left_out
  union all
  select 'not_matured' as measure, cast(not_matured as double) as value,
    cast(null as double) as numerator, cast(null as double) as denominator
  from left_out
)

select
  cast(measure as varchar) as measure,
  cast(null as date) as kpi_date,
  cast('all' as varchar) as dimension,
  cast('all' as varchar) as dimension_value,
  cast(value as double) as value,
  cast(numerator as double) as numerator,
  cast(denominator as double) as denominator,
  cast(null as double) as low,
  cast(null as double) as high
from figures
order by 1
