import { defineEventType } from '../event-type.ts';
import { CRM_FIELDS } from '../fields/crm-fields.ts';

/** Sales was in contact with somebody. */
export const salesTouch = defineEventType({
  type: 'sales_touch',
  source: 'crm',
  createsLead: true,
  fields: CRM_FIELDS,
});
