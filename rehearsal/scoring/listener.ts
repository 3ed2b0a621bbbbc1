import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import type { LeadEvent } from '../../lambdas/domain/scoring/lead-event.ts';
import { RehearsalError } from '../rehearsal-error.ts';
import type { Stage } from '../stage.ts';

const NAME = 'rehearsal-listener';
/** What SQS hands out at once. */
const MOST = 10;

/** Somebody who listens to the lake's event bus. */
export interface Listener {
  /** All that has been told since it began to listen. */
  heard(): Promise<readonly LeadEvent[]>;
}

/** Listens as any consumer would: by a rule on the bus, into a queue of its own. */
export async function listen(stage: Stage): Promise<Listener> {
  const EventBusName = await stage.parameter('eventBusName');
  const { QueueUrl } = await sqs(stage, 'CreateQueue', { QueueName: NAME });
  const { Attributes } = await sqs(stage, 'GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn'] });
  const EventPattern = JSON.stringify({ source: ['lead-lake'] });
  await stage.events.send(new PutRuleCommand({ Name: NAME, EventBusName, EventPattern }));
  const Targets = [{ Id: 'queue', Arn: Attributes?.QueueArn }];
  await stage.events.send(new PutTargetsCommand({ Rule: NAME, EventBusName, Targets }));
  const all: LeadEvent[] = [];
  return {
    async heard() {
      for (;;) {
        const { Messages = [] } = await sqs(stage, 'ReceiveMessage', {
          QueueUrl,
          MaxNumberOfMessages: MOST,
          VisibilityTimeout: 600,
        });
        if (Messages.length === 0) return all;
        all.push(...Messages.map(({ Body }) => eventOf(Body)));
      }
    },
  };
}

function eventOf(body: string): LeadEvent {
  const { 'detail-type': type, detail } = JSON.parse(body);
  return { type, detail };
}

interface SqsAnswer {
  readonly QueueUrl?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly Messages?: readonly { readonly Body: string }[];
}

/** The lake itself never asks SQS anything, and has no client for it. */
async function sqs({ emulator }: Stage, action: string, request: object): Promise<SqsAnswer> {
  const answer = await fetch(emulator.endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `AmazonSQS.${action}` },
    body: JSON.stringify(request),
  });
  if (!answer.ok) throw new RehearsalError(`SQS refuses ${action}: ${await answer.text()}`);
  return (await answer.json()) as SqsAnswer;
}
