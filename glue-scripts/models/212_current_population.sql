-- What current lookup rates are counted over. The present knows all there is, so only the days on which things
-- happened count, not those on which they arrived.
-- reads: leads
-- writes: current_population
-- grain: one row per lead
select
    cast(lead_id as string) as lead_id,
    cast(city as string) as city,
    cast(country as string) as country,
    cast(first_source as string) as first_source,
    cast(device_interest as string) as device_interest,
    cast(utm_source as string) as utm_source,
    cast(floor(cast(first_seen_ms as double) / 8.64e7) as bigint) as known_since_day,
    cast(floor(cast(converted_at_ms as double) / 8.64e7) as bigint) as converted_known_day
from leads
