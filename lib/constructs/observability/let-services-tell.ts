import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Topic } from 'aws-cdk-lib/aws-sns';

/** Who has something to say: alarms, the budget, and rules over what happens. */
const SERVICES = ['cloudwatch', 'budgets', 'events'];

/**
 * Lets this account's alarms, budgets and rules speak to a topic. A topic with a policy of its own, as one that
 * wants TLS has, loses the one that let the account's alarms in: they would be raised, and nobody would hear.
 */
export function letServicesTell(topic: Topic): void {
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ServicesTell',
      principals: SERVICES.map((service) => new ServicePrincipal(`${service}.amazonaws.com`)),
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
    }),
  );
}
