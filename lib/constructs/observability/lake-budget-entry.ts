/** The budget's entry in the runbook. */
export const BUDGET_ENTRY = 'Monthly cost';
