-- What the lookup rates of landmarks are counted over: each lead with the days on which it, and its win, were
-- known.
-- reads: leads
-- writes: known_population
-- grain: one row per lead
select
    cast(lead_id as string) as lead_id,
    cast(city as string) as city,
    cast(country as string) as country,
    cast(first_source as string) as first_source,
    cast(device_interest as string) as device_interest,
    cast(utm_source as string) as utm_source,
    cast(floor(cast(known_since_ms as double) / 8.64e7) as bigint) as known_since_day,
    cast(floor(cast(converted_known_ms as double) / 8.64e7) as bigint) as converted_known_day
from leads
