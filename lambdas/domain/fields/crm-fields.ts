import { type FieldDefinition, textField } from './field.ts';

/** `owner` has no column: it belongs to the deal, not to the lead, and stays in `properties`. */
export const CRM_FIELDS: readonly FieldDefinition[] = [textField('stage')];
