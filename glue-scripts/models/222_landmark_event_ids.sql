-- reads: event_leads, moved_landmarks
-- writes: landmark_event_ids
-- grain: one row per event of a lead whose landmark is computed anew
select
    cast(belongs.source as string) as source,
    cast(belongs.event_id as string) as event_id
from event_leads as belongs
inner join moved_landmarks as moved on belongs.person_id = moved.lead_id
