import { defineEventType } from '../event-type.ts';
import { ONLINE_FIELDS } from '../fields/online-fields.ts';

/** An online form as older sites send it; the same fields as `online_form_submission`. */
export const onlineForm = defineEventType({
  type: 'online_form',
  source: 'online',
  createsLead: true,
  fields: ONLINE_FIELDS,
});
