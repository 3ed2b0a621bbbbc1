import { defineEventType } from '../event-type.ts';
import { CRM_FIELDS } from '../fields/crm-fields.ts';

/** A row disappeared from the CRM. News about the CRM, never a request to erase the person. */
export const crmDeleted = defineEventType({
  type: 'crm_deleted',
  source: 'crm',
  createsLead: false,
  fields: CRM_FIELDS,
});
