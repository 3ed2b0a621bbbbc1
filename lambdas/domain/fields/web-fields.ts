import { type FieldDefinition, textField } from './field.ts';

export const WEB_FIELDS: readonly FieldDefinition[] = [textField('page_url')];
