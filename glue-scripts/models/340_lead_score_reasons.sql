-- reads: score_points
-- writes: lead_score_reasons
-- grain: one row per lead x rule that gave or took points or is shown without any
select
    cast(lead_id as string) as lead_id,
    cast(code as string) as code,
    cast(rule_group as string) as rule_group,
    cast(cast(points_milli as double) / 1e3 as double) as points,
    cast(value_number as double) as value_number,
    cast(value_text as string) as value_text,
    cast(reason as string) as reason
from score_points
