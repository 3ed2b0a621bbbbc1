import { Duration, SecretValue, Stack } from 'aws-cdk-lib';
import { ApiDestination, Authorization, CfnRule, Connection, type HttpMethod } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CRM_BODY, CRM_HEADERS, CRM_METHOD, CRM_URL_VALUE } from '#domain/scoring/crm-update.ts';
import { EVENT_SOURCE, type LeadEvent } from '#domain/scoring/lead-event.ts';
import type { EnvironmentConfig } from '../../config/index.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { LeadBus } from './lead-bus.ts';

/** What is sent to a CRM, and nothing else is. */
const PUSHED: LeadEvent['type'] = 'LeadBandChanged';
/** What EventBridge tries at most; over a day a CRM can be mended. */
export const RETRIES = 185;
export const RETRIED_FOR = Duration.hours(24);

export interface CrmPushProps {
  /** Name of the rule, by which its metrics are found. */
  readonly ruleName: string;
  readonly crm: NonNullable<EnvironmentConfig['crm']>;
  readonly bus: LeadBus;
  /** Gets what the CRM has not taken in all tries, or will never take. */
  readonly deadLetters: DeadLetters;
}

/** Tells a CRM of changes of band. It updates contacts and never creates one: whom the CRM does not know, it refuses. */
export class CrmPush extends Construct {
  constructor(scope: Construct, id: string, { ruleName, crm, bus, deadLetters }: CrmPushProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const connection = new Connection(this, 'Connection', {
      description: 'Lead lake: the CRM',
      // resolved when the stack is deployed: the template holds a reference
      authorization: Authorization.apiKey(crm.apiKeyHeader, SecretValue.secretsManager(crm.apiKeySecretArn)),
    });
    const destination = new ApiDestination(this, 'Destination', {
      description: 'Lead lake: changes of band of a lead',
      connection,
      endpoint: crm.endpoint,
      httpMethod: CRM_METHOD as HttpMethod,
      rateLimitPerSecond: crm.callsPerSecond,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      description: 'Lead lake: tells the CRM',
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['events:InvokeApiDestination'],
        resources: [destination.apiDestinationArn],
      }),
    );
    const rule = new CfnRule(this, 'Rule', {
      name: ruleName,
      description: 'Changes of band of leads, to the CRM',
      eventBusName: bus.name,
      eventPattern: { source: [EVENT_SOURCE], 'detail-type': [PUSHED] },
      targets: [
        {
          id: 'Crm',
          arn: destination.apiDestinationArn,
          roleArn: role.roleArn,
          httpParameters: { pathParameterValues: [CRM_URL_VALUE], headerParameters: CRM_HEADERS },
          inputTransformer: { inputPathsMap: CRM_BODY, inputTemplate: bodyTemplate() },
          retryPolicy: {
            maximumRetryAttempts: RETRIES,
            maximumEventAgeInSeconds: RETRIED_FOR.toSeconds(),
          },
          deadLetterConfig: { arn: deadLetters.queueArn },
        },
      ],
    });
    rule.node.addDependency(role);
    deadLetters.takeFromEventBridge(
      stack.formatArn({ service: 'events', resource: 'rule', resourceName: `${bus.name}/${ruleName}` }),
    );
  }
}

/** A field for each value, without quotes: EventBridge puts them where a value needs them. */
function bodyTemplate(): string {
  const fields = Object.keys(CRM_BODY).map((field) => `${JSON.stringify(field)}: <${field}>`);
  return `{${fields.join(', ')}}`;
}
