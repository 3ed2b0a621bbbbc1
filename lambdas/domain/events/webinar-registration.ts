import { defineEventType } from '../event-type.ts';
import { WEBINAR_FIELDS } from '../fields/webinar-fields.ts';

/** Somebody signed up for a webinar. */
export const webinarRegistration = defineEventType({
  type: 'webinar_registration',
  source: 'webinar',
  createsLead: true,
  fields: WEBINAR_FIELDS,
});
