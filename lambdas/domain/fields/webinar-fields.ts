import { readQuestionCount, readWebinarSeconds } from '../values/quantities.ts';
import { deviceInterestField } from './device-interest-field.ts';
import { type FieldDefinition, numberField, textField } from './field.ts';

export const WEBINAR_FIELDS: readonly FieldDefinition[] = [
  textField('webinar_id'),
  deviceInterestField,
  numberField('webinar_seconds', ['duration_minutes', 'duration'], readWebinarSeconds),
  numberField('questions_asked', ['questions_asked', 'questions'], readQuestionCount),
];
