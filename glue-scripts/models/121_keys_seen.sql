-- reads: event_keys
-- writes: keys_seen
-- grain: one row per key of the events asked about
select distinct
    cast(key_id as string) as key_id
from event_keys
