import { readQuestionCount, readWebinarSeconds } from '../values/quantities.ts';
import { type FieldDefinition, numberField, textField } from './field.ts';

export const WEBINAR_FIELDS: readonly FieldDefinition[] = [
  textField('webinar_id'),
  numberField('webinar_seconds', ['duration_minutes', 'duration'], readWebinarSeconds),
  numberField('questions_asked', ['questions_asked', 'questions'], readQuestionCount),
];
