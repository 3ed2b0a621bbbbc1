import { setTimeout as pause } from 'node:timers/promises';
import type {
  CloudFormationCustomResourceCreateEvent,
  CloudFormationCustomResourceEvent,
  CloudFormationCustomResourceResponse,
  CloudFormationCustomResourceUpdateEvent,
  Context,
} from 'aws-lambda';

export const MAX_ANSWER_ATTEMPTS = 3;
const ATTEMPT_TIMEOUT_MS = 2_500;
const PAUSE_BETWEEN_ATTEMPTS_MS = 500;
/** How long before the function's own end an answer is sent whatever the work does: time for all attempts. */
export const ANSWER_MARGIN_MS = 10_000;
/** CloudFormation takes 4,096 bytes in all. */
const MAX_REASON_CHARACTERS = 600;

/** What a custom resource is asked to do; what it made stays, so that a deletion asks nothing of it. */
export type CustomResourceRequest =
  | CloudFormationCustomResourceCreateEvent
  | CloudFormationCustomResourceUpdateEvent;

export interface CustomResourceResult {
  /** Names the resource on its creation; an update keeps the name it has. */
  readonly physicalResourceId: string;
  /** Read by name in the template, and by people in the stack's events: no secrets. @default nothing */
  readonly data?: Readonly<Record<string, string>>;
}

/** The signal tells that the answer has been sent, because time was up: whatever is under way may stop. */
export type CustomResourceWork = (
  request: CustomResourceRequest,
  timeIsUp: AbortSignal,
) => Promise<CustomResourceResult>;

export interface CustomResourceTools {
  /** @default the runtime's own */
  readonly fetch?: typeof fetch;
  /** Waits before the answer is sent once more. @default the runtime's timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** Told of whatever failed. @default nobody is */
  readonly onFailure?: (error: unknown) => void;
}

/** CloudFormation could not be told how it went; Lambda calls again, and the work has to bear that. */
export class AnswerNotTakenError extends Error {
  override readonly name = 'AnswerNotTakenError';

  constructor(problem: string) {
    // the address stays out: whoever has it can answer
    super(`CloudFormation did not take the answer after ${MAX_ANSWER_ATTEMPTS} attempts: ${problem}`);
  }
}

/** The work was not done when the function had to end. */
export class TimeIsUpError extends Error {
  override readonly name = 'TimeIsUpError';

  constructor() {
    super('the function ran out of time: deploy again to go on where it stopped');
  }
}

/**
 * Makes a handler of a custom resource whose things stay when it is deleted. It answers in every case: a stack
 * that is not answered hangs for an hour.
 */
export function customResourceHandler(work: CustomResourceWork, tools: CustomResourceTools = {}) {
  return async (event: CloudFormationCustomResourceEvent, context: Context): Promise<void> =>
    put(event, await answerTo(event, context, work, tools), tools);
}

type Answer = Pick<CloudFormationCustomResourceResponse, 'Status' | 'PhysicalResourceId' | 'Data' | 'Reason'>;

async function answerTo(
  event: CloudFormationCustomResourceEvent,
  context: Context,
  work: CustomResourceWork,
  { onFailure = () => {} }: CustomResourceTools,
): Promise<Answer> {
  if (event.RequestType === 'Delete') {
    return { Status: 'SUCCESS', PhysicalResourceId: event.PhysicalResourceId };
  }
  // another name would make CloudFormation delete what is there
  const known = event.RequestType === 'Update' ? event.PhysicalResourceId : undefined;
  try {
    const { physicalResourceId, data } = await beforeTheEnd(context, (signal) => work(event, signal));
    return { Status: 'SUCCESS', PhysicalResourceId: known ?? physicalResourceId, Data: data };
  } catch (error) {
    onFailure(error);
    return {
      Status: 'FAILED',
      PhysicalResourceId: known ?? `${event.LogicalResourceId}-failed`,
      Reason: `${sentence(error)} (log stream ${context.logStreamName})`,
    };
  }
}

/** Runs the work for as long as the function may, less what answering takes. */
async function beforeTheEnd<T>(context: Context, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const end = new AbortController();
  const left = Math.max(0, context.getRemainingTimeInMillis() - ANSWER_MARGIN_MS);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TimeIsUpError();
      end.abort(error);
      reject(error);
    }, left);
  });
  try {
    return await Promise.race([work(end.signal), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function put(
  event: CloudFormationCustomResourceEvent,
  answer: Answer,
  { fetch: send = fetch, sleep = pause }: CustomResourceTools,
): Promise<void> {
  const { ResponseURL, StackId, RequestId, LogicalResourceId } = event;
  const body = JSON.stringify({ ...answer, StackId, RequestId, LogicalResourceId });
  let problem = '';
  for (let attempt = 1; attempt <= MAX_ANSWER_ATTEMPTS; attempt += 1) {
    if (attempt > 1) await sleep(PAUSE_BETWEEN_ATTEMPTS_MS);
    try {
      const { ok, status } = await send(ResponseURL, {
        method: 'PUT',
        body,
        // the address is signed for no content type at all
        headers: { 'content-type': '' },
        signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
      });
      if (ok) return;
      problem = `status ${status}`;
    } catch (error) {
      problem = error instanceof Error ? error.name : 'no connection';
    }
  }
  throw new AnswerNotTakenError(problem);
}

/** Errors of the language itself, whose messages were not written for people and may quote anything. */
const UNTOLD = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'AggregateError',
]);

/** What people read in the stack's events: the message of an error that has a name, else where to look. */
function sentence(error: unknown): string {
  if (!(error instanceof Error) || UNTOLD.has(error.name)) {
    return 'something broke inside, the log says what';
  }
  const line = `${error.name}: ${error.message}`
    .replace(/\s+/g, ' ')
    .replace(/(https?:\/\/[^\s?]+)\?\S*/g, '$1');
  return line.length > MAX_REASON_CHARACTERS ? `${line.slice(0, MAX_REASON_CHARACTERS)}…` : line;
}
