-- question: Which share of what should become a lead did become part of one, and where was the rest lost?
-- unit: share of lead events and quarantined records
-- grain: one row for all, one per source, one per named loss
-- owner: data platform
-- direction: up
-- chart: number
-- alarm: success below 0.95 for all
-- threshold: success < 0.95
-- definition: Distinct raw events of types that create leads and are attributed to a lead / (distinct raw events
--   of such types + distinct quarantined positions). Whether a type creates leads is read from processed events;
--   an event not read yet takes the answer of its type, and counts as one that should where its type has never
--   been processed, so that a backlog lowers the rate instead of hiding. A quarantined record has no source, so
--   the rates by source are about accepted events only. All the losses and the success add up to 1.
with types as (
  select event_type, max(case when creates_lead then 1 else 0 end) as creates_lead
  from events
  group by event_type
),

raw_distinct as (
  select source, event_id, event_type
  from raw_events
  group by source, event_id, event_type
),

-- Contents that came under one id may differ in type: the kept content decides, before that any of them.
lead_events as (
  select r.source, r.event_id
  from raw_distinct r
  left join events e on e.source = r.source and e.event_id = r.event_id
  left join types t on t.event_type = r.event_type
  group by r.source, r.event_id
  having max(case when e.creates_lead is not null then case when e.creates_lead then 1 else 0 end
                  else coalesce(t.creates_lead, 1) end) = 1
),

fates as (
  select l.source, coalesce(a.attribution, 'not_processed') as fate
  from lead_events l
  left join event_leads a on a.source = l.source and a.event_id = l.event_id
  union all
  select cast(null as varchar) as source, 'quarantined' as fate
  from (select distinct position from quarantined_records)
),

total as (
  select
    sum(cast(case when fate = 'lead' then 1 else 0 end as bigint)) as attributed,
    count(*) as taken_in
  from fates
),

rates as (
  select 'success' as measure, 'all' as dimension, 'all' as dimension_value,
    coalesce(attributed, 0) as part, taken_in as whole
  from total
  union all
  select 'success' as measure, 'source' as dimension, source as dimension_value,
    sum(cast(case when fate = 'lead' then 1 else 0 end as bigint)) as part, count(*) as whole
  from fates
  where source is not null
  group by source
  union all
  select 'loss' as measure, 'reason' as dimension, f.fate as dimension_value,
    count(*) as part, max(t.taken_in) as whole
  from fates f
  cross join total t
  where f.fate <> 'lead'
  group by f.fate
)

select
  cast(measure as varchar) as measure,
  cast(null as date) as kpi_date,
  cast(dimension as varchar) as dimension,
  cast(dimension_value as varchar) as dimension_value,
  cast(part as double) / nullif(cast(whole as double), 0) as value,
  cast(part as double) as numerator,
  cast(whole as double) as denominator,
  cast(null as double) as low,
  cast(null as double) as high
from rates
order by 1, 3, 4
