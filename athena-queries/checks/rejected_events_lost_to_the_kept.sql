-- holds: A rejected content lost to the content that events keeps under that id, and is another one.
-- grain: one row per rejected content without such a winner
select r.source, r.event_id, r.payload_sha256, r.winner_sha256, e.payload_sha256 as kept_sha256
from rejected_events r
left join events e on e.source = r.source and e.event_id = r.event_id
where e.event_id is null
  or r.winner_sha256 <> e.payload_sha256
  or r.payload_sha256 = e.payload_sha256
order by 1, 2, 3
