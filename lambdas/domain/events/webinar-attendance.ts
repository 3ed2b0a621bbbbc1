import { defineEventType } from '../event-type.ts';
import { WEBINAR_FIELDS } from '../fields/webinar-fields.ts';

/** Somebody was in a webinar: for how long, and with how many questions. */
export const webinarAttendance = defineEventType({
  type: 'webinar_attendance',
  source: 'webinar',
  createsLead: true,
  fields: WEBINAR_FIELDS,
});
