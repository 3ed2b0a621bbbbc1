import { defineEventType } from '../event-type.ts';
import { ONLINE_FIELDS } from '../fields/online-fields.ts';

/** Somebody sent an online form. */
export const onlineFormSubmission = defineEventType({
  type: 'online_form_submission',
  source: 'online',
  createsLead: true,
  fields: ONLINE_FIELDS,
});
