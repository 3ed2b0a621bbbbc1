import { createRandom } from '#cli/demo/season/random.ts';
import { createEventSourceMapping } from '#cli/local/event-source-mapping.ts';
import { createStoreOnFailure } from '#cli/local/mapping/invocation-record.ts';
import type { StreamRecord } from '#cli/local/stream-record.ts';
import { watchDeliveryRules } from './delivery-rules.ts';
import { FAULTS_IN_A_ROW } from './fault-plan.ts';
import { type CreateFunction, createFaultyFunction, isForeseen } from './faulty-function.ts';
import { createFaultyStore } from './faulty-store.ts';
import { createFaultyStream } from './faulty-stream.ts';
import { beginLife } from './life.ts';
import type { RunContext } from './run-context.ts';
import type { World } from './world.ts';

/**
 * The effects that handling one record alone can have: a packed one of four lines has at most four raw objects,
 * four validated ones and two in quarantine, besides the call and its metrics.
 */
const EFFECTS_OF_ONE_RECORD = 12;
/** So many that all faults of a record alone pass before it is given up: what is given up then is poison. */
export const RETRY_ATTEMPTS = FAULTS_IN_A_ROW * EFFECTS_OF_ONE_RECORD;

/** A clock that only sleeping moves. */
export interface Clock {
  nowMs: number;
}

export interface RunProcessProps {
  readonly seed: number;
  readonly world: World;
  readonly createFunction: CreateFunction;
  readonly landed: ReadonlyMap<string, readonly StreamRecord[]>;
  readonly clock: Clock;
}

/** Lets one process deliver what is in the stream. True where it came to the end, false where it broke or died. */
export async function runProcess(props: RunProcessProps, context: RunContext): Promise<boolean> {
  const { seed, world, createFunction, landed, clock } = props;
  const { trace, breaches, counts } = context;
  // An operator may change these between two starts, so that batches are cut in other places.
  const random = createRandom(seed, `process ${counts.restarts}`);
  const settings = {
    batchSize: Math.round(2 ** random.between(3, 8)),
    parallelizationFactor: random.int(1, 3),
    maximumRetryAttempts: RETRY_ATTEMPTS,
  };
  trace(`process ${counts.restarts}: ${JSON.stringify(settings)}`);

  const life = beginLife();
  const rules = watchDeliveryRules(settings.maximumRetryAttempts, breaches);
  const store = world.openStore();
  const stream = await world.openStream();
  const keepDiscarded = createStoreOnFailure(
    createFaultyStore(
      { port: 'on-failure put', store, life, process: life, effectOf: recordsOfKey, asker: 'the mapping' },
      context,
    ),
  );
  const mapping = createEventSourceMapping(
    {
      ...createFaultyStream({ stream, process: life, rules, landed }, context),
      invoke: createFaultyFunction({ createFunction, store, process: life, rules }, context),
      onFailure: async (discarded, nowMs) => {
        rules.givenUp(discarded);
        await keepDiscarded(discarded, nowMs);
        counts.givenUp += discarded.records.length;
      },
      sleep: async (ms) => {
        clock.nowMs += ms;
      },
      now: () => clock.nowMs,
    },
    settings,
  );

  const outcome = await Promise.race([
    mapping.drain().then(
      () => null,
      (error: unknown) => error,
    ),
    life.ended,
  ]);
  void life.end(new Error('the process has ended'));
  await life.rest();
  if (outcome !== null && !isForeseen(outcome)) breaches.add('unexpected error', String(outcome));
  if (outcome !== null) trace(`process ended: ${outcome}`);
  return outcome === null;
}

/** The key of a giving-up also states the time; its last part names the records. */
function recordsOfKey(key: string): string {
  return key.slice(-36);
}
