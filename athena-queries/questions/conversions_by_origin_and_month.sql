-- question: Of the leads a campaign source brought in a month, how many were won?
-- unit: leads, and share of them
-- grain: one row per campaign source x month first seen
select
  coalesce(utm_source, 'none') as utm_source,
  cast(date_trunc('month', first_seen_date) as date) as first_seen_month,
  count(*) as leads,
  sum(cast(case when converted then 1 else 0 end as bigint)) as won,
  cast(sum(cast(case when converted then 1 else 0 end as bigint)) as double)
    / nullif(cast(count(*) as double), 0) as won_share
from leads
group by 1, 2
order by 1, 2
