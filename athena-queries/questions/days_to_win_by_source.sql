-- question: How long does it take from the first contact to the win, by first source?
-- unit: days
-- grain: one row per first source with at least one win; percentiles are nearest ranks
with wins as (
  select
    source,
    conversion_days,
    row_number() over (partition by source order by conversion_days asc, lead_id asc) as place,
    count(*) over (partition by source) as won
  from lead_scores
  where converted and conversion_days is not null
)

select
  source,
  max(won) as won,
  min(case when place * 100 >= won * 50 then conversion_days end) as p50_days,
  min(case when place * 100 >= won * 90 then conversion_days end) as p90_days,
  max(conversion_days) as longest_days
from wins
group by source
order by p50_days asc, source asc
