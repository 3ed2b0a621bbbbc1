import { defineEventType } from '../event-type.ts';
import { CRM_FIELDS } from '../fields/crm-fields.ts';
import { OUTCOME_FIELDS } from '../fields/outcome-fields.ts';

/** A sale ended, won or lost. */
export const crmOutcome = defineEventType({
  type: 'crm_outcome',
  source: 'crm',
  createsLead: false,
  fields: [...CRM_FIELDS, ...OUTCOME_FIELDS],
});
