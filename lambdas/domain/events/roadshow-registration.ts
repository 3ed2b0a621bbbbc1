import { defineEventType } from '../event-type.ts';
import { ROADSHOW_FIELDS } from '../fields/roadshow-fields.ts';

/** Somebody signed up for a roadshow, before it or at its door. */
export const roadshowRegistration = defineEventType({
  type: 'roadshow_registration',
  source: 'roadshow',
  createsLead: true,
  fields: ROADSHOW_FIELDS,
});
