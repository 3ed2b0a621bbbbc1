import { defineEventType } from '../event-type.ts';
import { WEB_FIELDS } from '../fields/web-fields.ts';

/** Somebody searched the site. */
export const search = defineEventType({
  type: 'search',
  source: 'web',
  createsLead: false,
  fields: WEB_FIELDS,
});
