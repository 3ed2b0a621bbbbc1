-- holds: The key of every table is unique.
-- grain: one row per table x key stored more than once
with copies as (
  select 'changed_features' as table_name, lead_id as key_text, count(*) as copies
  from changed_features
  group by lead_id
  having count(*) > 1
  union all
  select 'changed_landmarks' as table_name, lead_id as key_text, count(*) as copies
  from changed_landmarks
  group by lead_id
  having count(*) > 1
  union all
  select 'changed_persons' as table_name, person_id as key_text, count(*) as copies
  from changed_persons
  group by person_id
  having count(*) > 1
  union all
  select 'conversion_metrics' as table_name, source || '/' || cast(event_date as varchar) as key_text, count(*) as copies
  from conversion_metrics
  group by source, event_date
  having count(*) > 1
  union all
  select 'event_issues' as table_name, source || '/' || event_id || '/' || code || '/' || field as key_text, count(*) as copies
  from event_issues
  group by source, event_id, code, field
  having count(*) > 1
  union all
  select 'event_leads' as table_name, source || '/' || event_id as key_text, count(*) as copies
  from event_leads
  group by source, event_id
  having count(*) > 1
  union all
  select 'events' as table_name, source || '/' || event_id as key_text, count(*) as copies
  from events
  group by source, event_id
  having count(*) > 1
  union all
  select 'identity_keys' as table_name, key_id as key_text, count(*) as copies
  from identity_keys
  group by key_id
  having count(*) > 1
  union all
  select 'identity_links' as table_name, key_id_a || '/' || key_id_b as key_text, count(*) as copies
  from identity_links
  group by key_id_a, key_id_b
  having count(*) > 1
  union all
  select 'landmark_scores' as table_name, lead_id as key_text, count(*) as copies
  from landmark_scores
  group by lead_id
  having count(*) > 1
  union all
  select 'lead_contacts' as table_name, lead_id as key_text, count(*) as copies
  from lead_contacts
  group by lead_id
  having count(*) > 1
  union all
  select 'lead_features' as table_name, lead_id as key_text, count(*) as copies
  from lead_features
  group by lead_id
  having count(*) > 1
  union all
  select 'lead_landmarks' as table_name, lead_id as key_text, count(*) as copies
  from lead_landmarks
  group by lead_id
  having count(*) > 1
  union all
  select 'lead_redirects' as table_name, key_id as key_text, count(*) as copies
  from lead_redirects
  group by key_id
  having count(*) > 1
  union all
  select 'lead_score_history' as table_name, lead_id || '/' || run_id as key_text, count(*) as copies
  from lead_score_history
  group by lead_id, run_id
  having count(*) > 1
  union all
  select 'lead_score_reasons' as table_name, lead_id || '/' || code as key_text, count(*) as copies
  from lead_score_reasons
  group by lead_id, code
  having count(*) > 1
  union all
  select 'lead_scores' as table_name, lead_id as key_text, count(*) as copies
  from lead_scores
  group by lead_id
  having count(*) > 1
  union all
  select 'leads' as table_name, lead_id as key_text, count(*) as copies
  from leads
  group by lead_id
  having count(*) > 1
  union all
  select 'population_rates' as table_name, feature || '/' || coalesce(value, '') as key_text, count(*) as copies
  from population_rates
  group by feature, value
  having count(*) > 1
  union all
  select 'raw_objects' as table_name, object_key as key_text, count(*) as copies
  from raw_objects
  group by object_key
  having count(*) > 1
  union all
  select 'rejected_events' as table_name, source || '/' || event_id || '/' || payload_sha256 as key_text, count(*) as copies
  from rejected_events
  group by source, event_id, payload_sha256
  having count(*) > 1
  union all
  select 'sales_worklist' as table_name, lead_id as key_text, count(*) as copies
  from sales_worklist
  group by lead_id
  having count(*) > 1
  union all
  select 'score_parity' as table_name, run_id || '/' || lead_id as key_text, count(*) as copies
  from score_parity
  group by run_id, lead_id
  having count(*) > 1
)

select table_name, key_text, copies
from copies
order by 1, 2
