import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import { alarmName } from './alarm-spec.ts';
import { BUDGET_ENTRY } from './lake-budget-entry.ts';

/** Percent of the budget at which a warning is sent. */
export const BUDGET_PERCENTAGES = [80, 100] as const;

export interface LakeBudgetProps {
  readonly environment: string;
  readonly monthlyUsd: number;
  readonly topicArn: string;
}

/**
 * What a month may cost. The whole account counts: cost by tag is zero until somebody switches the tag on in the
 * billing console, and a budget that nobody switched on would say that all is well.
 */
export class LakeBudget extends Construct {
  constructor(scope: Construct, id: string, { environment, monthlyUsd, topicArn }: LakeBudgetProps) {
    super(scope, id);
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: alarmName(environment, { entry: BUDGET_ENTRY }),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: BUDGET_PERCENTAGES.map((threshold) => ({
        notification: {
          notificationType: 'ACTUAL',
          comparisonOperator: 'GREATER_THAN',
          threshold,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'SNS', address: topicArn }],
      })),
    });
  }
}
