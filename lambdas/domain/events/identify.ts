import { defineEventType } from '../event-type.ts';
import { AUTOMATION_FIELDS } from '../fields/automation-fields.ts';
import { WEB_FIELDS } from '../fields/web-fields.ts';

/** A visitor said who they are: links the anonymous id to a contact key. */
export const identify = defineEventType({
  type: 'identify',
  source: 'web',
  createsLead: true,
  fields: WEB_FIELDS,
  group: AUTOMATION_FIELDS,
});
