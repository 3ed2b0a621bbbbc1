import { deviceInterestField } from './device-interest-field.ts';
import { type FieldDefinition, textField } from './field.ts';

/** `device_id`, the tablet's, is no field on purpose: it says nothing about the lead and stays in `properties`. */
export const ROADSHOW_FIELDS: readonly FieldDefinition[] = [deviceInterestField, textField('captured_by')];
