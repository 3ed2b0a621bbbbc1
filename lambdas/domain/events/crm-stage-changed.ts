import { defineEventType } from '../event-type.ts';
import { CRM_FIELDS } from '../fields/crm-fields.ts';

/** A lead or deal moved to another stage in the CRM. */
export const crmStageChanged = defineEventType({
  type: 'crm_stage_changed',
  source: 'crm',
  createsLead: false,
  fields: CRM_FIELDS,
});
