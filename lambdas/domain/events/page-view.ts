import { defineEventType } from '../event-type.ts';
import { AUTOMATION_FIELDS } from '../fields/automation-fields.ts';
import { WEB_FIELDS } from '../fields/web-fields.ts';

/** Somebody looked at a page. */
export const pageView = defineEventType({
  type: 'page_view',
  source: 'web',
  createsLead: false,
  fields: WEB_FIELDS,
  group: AUTOMATION_FIELDS,
});
