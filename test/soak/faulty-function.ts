import { AsyncLocalStorage } from 'node:async_hooks';
import { S3ServiceException } from '@aws-sdk/client-s3';
import type { KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import type { ObjectStore } from '#adapters/object-store.ts';
import { PutConflictError } from '#adapters/s3-object-store.ts';
import { FunctionNotInvokedError } from '#cli/local/mapping/function-not-invoked-error.ts';
import type { GateMetrics } from '../../lambdas/validation/gate-metrics.ts';
import type { DeliveryRules } from './delivery-rules.ts';
import { InjectedFaultError, type Place } from './fault.ts';
import { createFaultyStore } from './faulty-store.ts';
import { beginLife, type Life } from './life.ts';
import { watchPutOrder } from './put-order.ts';
import type { RunContext } from './run-context.ts';
import { isSafe } from './safety.ts';
import type { Poison } from './sent-records.ts';
import type { WorldStore } from './world.ts';

export type Function = (event: KinesisStreamEvent) => Promise<KinesisStreamBatchResponse>;

/** Makes the function under test, as a fresh start of it does; it may then be called many times, also at once. */
export type CreateFunction = (ports: {
  readonly store: ObjectStore;
  readonly metrics: GateMetrics;
  readonly onStoreFailure: (key: string, error: unknown) => void;
}) => Function;

/** The ports of one invocation. */
type Ports = Pick<Parameters<CreateFunction>[0], 'store' | 'metrics'>;

/**
 * Which invocation is asking: the function is one, its invocations may run side by side. One for all runs, because
 * every promise pays for each there is.
 */
const current = new AsyncLocalStorage<Ports>();

/** A batch handed over twice comes again at once, or within so many further invocations. */
const LATEST_REPEAT = 4;

export interface FaultyFunctionProps {
  readonly createFunction: CreateFunction;
  readonly store: WorldStore;
  readonly process: Life;
  readonly rules: DeliveryRules;
}

/** The function as the mapping calls it on a bad day: throttled, dying, answering into the void, called twice. */
export function createFaultyFunction(props: FaultyFunctionProps, context: RunContext): Function {
  const { createFunction, store, process, rules } = props;
  const { plan, breaches, truth, stored, trace, counts } = context;
  const attempts = new Set<string>();
  const startFunction = (): Function =>
    createFunction({
      store: { putIfAbsent: (key, body) => currentPorts().store.putIfAbsent(key, body) },
      metrics: { count: (...count) => currentPorts().metrics.count(...count) },
      onStoreFailure: (key, error) => {
        if (!isForeseen(error)) breaches.add('unexpected error', `putting ${key}: ${error}`);
      },
    });
  let handle = startFunction();
  let repeats: { invocations: number; readonly event: KinesisStreamEvent }[] = [];

  const poisonOf = ({ kinesis }: KinesisStreamRecord): Poison | null =>
    truth.get(kinesis.data)?.poison ?? null;

  /** One run of the function, in a life of its own. */
  const run = async (event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> => {
    counts.invocations += 1;
    const name = `invocation ${counts.invocations}`;
    trace(`${name} of ${nameOf(event)}`);
    const poisons = new Set(event.Records.map(poisonOf));
    if (poisons.has('at once')) throw poisoned('before');

    const life = beginLife(process);
    const order = watchPutOrder(name, breaches);
    const faultyStore = createFaultyStore(
      {
        port: 'object put',
        store,
        life,
        process,
        effectOf: (key) => key,
        asker: name,
        order,
        choking: event.Records.filter((record) => poisonOf(record) === 'its object').map(
          ({ kinesis }) => `/${kinesis.sequenceNumber}/`,
        ),
        diesAt: poisons.has('in the middle') ? 'raw' : null,
      },
      context,
    );
    const ports: Ports = { store: faultyStore, metrics: faultyMetrics(nameOf(event)) };
    const answer = await Promise.race([
      current.run(ports, () => handle(event)),
      life.ended.then((reason) => {
        handle = startFunction();
        throw reason;
      }),
    ]);
    order.answered();
    if (poisons.has('at the end')) throw poisoned('after');
    return answer;
  };

  const faultyMetrics = (effect: string): GateMetrics => {
    let fault = plan.draw('metrics', effect);
    return {
      count() {
        if (fault === null) return;
        const error = new InjectedFaultError('metrics', fault);
        fault = null;
        throw error;
      },
    };
  };

  /** A batch comes again that was handled long ago; nobody waits for the answer. */
  const repeat = async (): Promise<void> => {
    for (const earlier of repeats) earlier.invocations -= 1;
    const due = repeats.filter(({ invocations }) => invocations <= 0);
    repeats = repeats.filter(({ invocations }) => invocations > 0);
    for (const { event } of due) {
      trace(`again: ${nameOf(event)}`);
      await run(event).catch(noteUnforeseen);
    }
  };

  const noteUnforeseen = (error: unknown): void => {
    if (!isForeseen(error)) breaches.add('unexpected error', String(error));
  };

  /** Which record the answer says failed first; all that come before it must be safe by now. */
  const readAnswer = ({ Records }: KinesisStreamEvent, answer: KinesisStreamBatchResponse): number => {
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const at = Records.findIndex(({ kinesis }) => failed.has(kinesis.sequenceNumber));
    const failedFrom = at < 0 ? Records.length : at;
    for (const record of Records.slice(0, failedFrom).map(deliveredOf)) {
      if (isSafe(record, truth, stored)) continue;
      breaches.add('acknowledged too early', `${record.shardId}/${record.sequenceNumber} by the function`);
    }
    return failedFrom;
  };

  const invoke: Function = async (event) => {
    const batch = event.Records.map(deliveredOf);
    rules.invoked(batch);
    if (batch.some((record) => attempts.has(record.sequenceNumber))) counts.retries += 1;
    for (const { sequenceNumber } of batch) attempts.add(sequenceNumber);

    await process.alive();
    await repeat();
    const fault = plan.draw('invocation', nameOf(event));
    const failure = fault && new InjectedFaultError('invocation', fault);
    if (failure !== null && fault?.place === 'before') {
      trace(`${nameOf(event)}: ${failure.message}`);
      if (fault.manner === 'throttle') {
        rules.notInvoked(batch);
        throw new FunctionNotInvokedError(failure.message);
      }
      rules.ended(batch, 0);
      throw failure;
    }
    try {
      const answer = await run(event);
      const failedFrom = readAnswer(event, answer);
      if (failure !== null && fault?.manner === 'error') throw failure;
      if (fault?.manner === 'twice') {
        repeats.push({ invocations: Math.floor(fault.share * LATEST_REPEAT), event });
        if (fault.share * LATEST_REPEAT < 1) await repeat();
      }
      rules.ended(batch, failedFrom);
      trace(`${nameOf(event)}: failed from ${failedFrom} of ${batch.length}`);
      return answer;
    } catch (error) {
      noteUnforeseen(error);
      rules.ended(batch, 0);
      trace(`${nameOf(event)}: ${error}`);
      if (batch.length > 1) counts.bisects += 1;
      throw error;
    }
  };
  return invoke;
}

/** An error that a fault explains. */
export function isForeseen(error: unknown): boolean {
  const isThrottle = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 503;
  return isThrottle || error instanceof InjectedFaultError || error instanceof PutConflictError;
}

function currentPorts(): Ports {
  const ports = current.getStore();
  if (ports === undefined) throw new RangeError('an effect outside of every invocation');
  return ports;
}

function poisoned(place: Place): InjectedFaultError {
  return new InjectedFaultError('invocation', { place, manner: 'crash' });
}

function nameOf({ Records }: KinesisStreamEvent): string {
  const [first, last] = [Records[0], Records.at(-1)];
  return `${first?.eventID}-${last?.kinesis.sequenceNumber}`;
}

function deliveredOf({ eventID, kinesis }: KinesisStreamRecord) {
  const { sequenceNumber, partitionKey, data } = kinesis;
  return { shardId: eventID.slice(0, eventID.indexOf(':')), sequenceNumber, partitionKey, data };
}
