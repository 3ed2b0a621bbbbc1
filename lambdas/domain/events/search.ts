import { defineEventType } from '../event-type.ts';
import { AUTOMATION_FIELDS } from '../fields/automation-fields.ts';
import { WEB_FIELDS } from '../fields/web-fields.ts';

/** Somebody searched the site. */
export const search = defineEventType({
  type: 'search',
  source: 'web',
  createsLead: false,
  fields: WEB_FIELDS,
  group: AUTOMATION_FIELDS,
});
