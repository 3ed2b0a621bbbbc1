-- question: Which campaign source brings leads that turn HOT, and which brings leads that buy?
-- unit: leads, and shares of them
-- grain: one row per campaign source of the first event that has one
select
  coalesce(l.utm_source, 'none') as utm_source,
  count(*) as leads,
  sum(cast(case when s.lead_category = 'HOT' then 1 else 0 end as bigint)) as hot_leads,
  cast(sum(cast(case when s.lead_category = 'HOT' then 1 else 0 end as bigint)) as double)
    / nullif(cast(count(*) as double), 0) as hot_share,
  sum(cast(case when l.converted then 1 else 0 end as bigint)) as won,
  cast(sum(cast(case when l.converted then 1 else 0 end as bigint)) as double)
    / nullif(cast(count(*) as double), 0) as won_share,
  sum(case when l.converted then l.amount_minor end) as won_minor
from leads l
inner join lead_scores s on s.lead_id = l.lead_id
group by coalesce(l.utm_source, 'none')
order by hot_leads desc, leads desc, utm_source asc
