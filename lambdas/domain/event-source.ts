/** The systems events come from. Part of every object key and of an event's identity, hence a closed list. */
export const EVENT_SOURCES = ['roadshow', 'webinar', 'online', 'web', 'crm'] as const;

export type EventSource = (typeof EVENT_SOURCES)[number];
