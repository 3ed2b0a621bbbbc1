import { defineEventType } from '../event-type.ts';
import { ROADSHOW_FIELDS } from '../fields/roadshow-fields.ts';

/** Our people at a roadshow took down who is interested. */
export const roadshowLead = defineEventType({
  type: 'roadshow_lead',
  source: 'roadshow',
  createsLead: true,
  fields: ROADSHOW_FIELDS,
});
