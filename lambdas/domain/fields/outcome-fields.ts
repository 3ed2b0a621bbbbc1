import { readOutcome } from '../values/outcome.ts';
import { readAmountMinor } from '../values/quantities.ts';
import { type FieldDefinition, numberField } from './field.ts';

const outcomeField: FieldDefinition = {
  spellings: ['outcome'],
  read: (value, event, field) => {
    const outcome = readOutcome(value);
    if (outcome.ok) event.columns.outcome = outcome.value;
    else {
      event.report(outcome.issue, field);
      event.keep(field, value);
    }
  },
};

/** How a sale ended; its `reason` is free text and stays in `properties`. */
export const OUTCOME_FIELDS: readonly FieldDefinition[] = [
  outcomeField,
  numberField('amount_minor', ['amount'], readAmountMinor),
];
