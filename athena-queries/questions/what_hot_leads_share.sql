-- question: What do HOT leads have in common that the others have not?
-- unit: share of leads, and how many times as frequent
-- grain: one row per trait
with traits as (
  select
    case when s.lead_category = 'HOT' then 1 else 0 end as is_hot,
    t.trait,
    case
      when t.trait = 'seen at a roadshow' and l.has_roadshow then 1
      when t.trait = 'seen in a webinar' and l.has_webinar then 1
      when t.trait = 'sent a form' and l.has_online then 1
      when t.trait = 'visited the web site' and l.has_web then 1
      when t.trait = 'asked a question' and l.questions_asked > 0 then 1
      when t.trait = 'stated a budget' and (l.budget_min is not null or l.budget_max is not null) then 1
      when t.trait = 'buys within 30 days' and l.purchase_timeframe_days <= 30 then 1
      when t.trait = 'named a device' and l.device_interest is not null then 1
      when t.trait = 'throw-away e-mail' and l.is_disposable_email then 1
      else 0
    end as has_trait
  from leads l
  inner join lead_scores s on s.lead_id = l.lead_id
  cross join (
    values
      ('seen at a roadshow'),
      ('seen in a webinar'),
      ('sent a form'),
      ('visited the web site'),
      ('asked a question'),
      ('stated a budget'),
      ('buys within 30 days'),
      ('named a device'),
      ('throw-away e-mail')
  ) as t (trait)
),

shares as (
  select
    trait,
    cast(sum(cast(is_hot * has_trait as bigint)) as double)
      / nullif(cast(sum(cast(is_hot as bigint)) as double), 0) as hot_share,
    cast(sum(cast((1 - is_hot) * has_trait as bigint)) as double)
      / nullif(cast(sum(cast(1 - is_hot as bigint)) as double), 0) as other_share
  from traits
  group by trait
)

select
  trait,
  hot_share,
  other_share,
  hot_share / nullif(other_share, 0) as times_as_frequent
from shares
order by times_as_frequent desc nulls last, trait asc
