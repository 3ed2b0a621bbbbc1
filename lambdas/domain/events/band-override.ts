import { defineEventType } from '../event-type.ts';
import { OVERRIDE_FIELDS } from '../fields/override-fields.ts';

/**
 * Somebody in sales set a lead's band for a while, or withdrew that. Says nothing about the lead itself; its
 * `reason` is free text and stays in `properties`.
 */
export const bandOverride = defineEventType({
  type: 'band_override',
  source: 'crm',
  createsLead: false,
  fields: [],
  group: OVERRIDE_FIELDS,
});
