-- reads: moved_landmarks, rate_changes
-- writes: landmarks_changed
-- grain: one row per lead whose landmark features may differ, also one that is none any more
select cast(lead_id as string) as lead_id
from moved_landmarks
union
select cast(lead_id as string) as lead_id
from rate_changes
