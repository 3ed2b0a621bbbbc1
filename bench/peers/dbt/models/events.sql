-- What dbt-duckdb makes of the task: read the lines with their columns stated, keep one content per event.
-- grain: one row per (source, event_id)
select {{ var('write') | join(', ') }}
from read_json(
    '{{ var("objects") }}/**/*.ndjson.gz',
    format = 'newline_delimited',
    columns = { {%- for name, kind in var('read').items() %}{{ name }}: '{{ kind }}'{{ ', ' if not loop.last }}{% endfor -%} }
)
qualify row_number() over (
    partition by source, event_id
    order by received_at_ms asc, payload_sha256 asc, shard_id asc, sequence_number asc, record_index asc
) = 1
