import { defineEventType } from '../event-type.ts';
import { AUTOMATION_FIELDS } from '../fields/automation-fields.ts';
import { WEB_FIELDS } from '../fields/web-fields.ts';

/** Somebody clicked something on a page. */
export const click = defineEventType({
  type: 'click',
  source: 'web',
  createsLead: false,
  fields: WEB_FIELDS,
  group: AUTOMATION_FIELDS,
});
