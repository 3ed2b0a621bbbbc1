import { readBudget } from '../values/budget.ts';
import { readPercent } from '../values/quantities.ts';
import { readTimeframeDays } from '../values/timeframe.ts';
import { deviceInterestField } from './device-interest-field.ts';
import { type FieldDefinition, numberField, textField } from './field.ts';

const budgetField: FieldDefinition = {
  spellings: ['budget_range'],
  read: (value, event, field) => {
    const budget = readBudget(value);
    if (!budget.ok) {
      event.report(budget.issue, field);
      return;
    }
    event.columns.budget_min = budget.value.min;
    event.columns.budget_max = budget.value.max;
  },
};

export const ONLINE_FIELDS: readonly FieldDefinition[] = [
  budgetField,
  numberField(
    'purchase_timeframe_days',
    ['purchase_timeframe_days', 'purchase_timeframe'],
    readTimeframeDays,
  ),
  numberField('form_completion', ['form_completion'], readPercent),
  deviceInterestField,
  textField('landing_page'),
  textField('utm_source'),
  textField('utm_medium'),
  textField('utm_campaign'),
];
