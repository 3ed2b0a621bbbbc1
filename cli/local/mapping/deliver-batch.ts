import type { StreamRecord } from '../stream-record.ts';
import type { MappingEffects, Settlement } from './effects.ts';
import { FunctionNotInvokedError } from './function-not-invoked-error.ts';
import { type InvocationOutcome, type InvocationResult, readOutcome } from './invocation-outcome.ts';
import { toKinesisEvent } from './kinesis-event.ts';
import { backoffMs, countExpired, type DiscardCondition, nextStep } from './next-step.ts';
import type { MappingSettings } from './settings.ts';

/** A part of a batch, and what it has been through. */
interface Work {
  readonly records: readonly StreamRecord[];
  readonly retries: number;
  readonly invokeCount: number;
  readonly isFunctionError: boolean;
}

type Settle = (records: readonly StreamRecord[], settlement: Settlement) => Promise<void>;

/**
 * Brings one batch to its end: every record is either delivered or discarded, in order. Returns early, with the
 * rest unsettled, once `isStopped` says that the run is over.
 */
export async function deliverBatch(
  batch: readonly StreamRecord[],
  effects: MappingEffects,
  settings: MappingSettings,
  settle: Settle,
  isStopped: () => boolean,
): Promise<void> {
  const discard = async (work: Work, condition: DiscardCondition): Promise<void> => {
    const { records, invokeCount, isFunctionError } = work;
    const { shardId } = records[0] ?? { shardId: '' };
    await effects.onFailure({ shardId, records, condition, invokeCount, isFunctionError }, effects.now());
    await settle(records, 'discarded');
  };

  let failuresInARow = 0;
  // The last one is next; a split pushes the later half first.
  const waiting: Work[] = [{ records: batch, retries: 0, invokeCount: 0, isFunctionError: false }];
  for (let work = waiting.pop(); work !== undefined; work = waiting.pop()) {
    if (failuresInARow > 0) await effects.sleep(backoffMs(failuresInARow, settings));
    if (isStopped()) return;

    const expired = countExpired(work.records, effects.now(), settings);
    if (expired > 0) await discard({ ...work, records: work.records.slice(0, expired) }, 'RecordAgeExceeded');
    const records = expired > 0 ? work.records.slice(expired) : work.records;
    if (records.length === 0) continue;

    const outcome = await attempt(records, effects, settings);
    if (outcome === 'not invoked') {
      failuresInARow += 1;
      waiting.push({ ...work, records });
      continue;
    }
    const { failedFrom, isFunctionError } = outcome;
    if (failedFrom > 0) await settle(records.slice(0, failedFrom), 'delivered');
    failuresInARow = failedFrom === records.length ? 0 : failuresInARow + 1;

    const step = nextStep({ size: records.length, failedFrom, retries: work.retries }, settings);
    if (step.kind === 'done') continue;
    const left = { records: records.slice(failedFrom), invokeCount: work.invokeCount + 1, isFunctionError };
    if (step.kind === 'discard') {
      await discard({ ...left, retries: work.retries }, step.condition);
      failuresInARow = 0;
    } else if (step.kind === 'retry') {
      waiting.push({ ...left, retries: step.retries });
    } else {
      const half = { ...left, retries: step.retries };
      waiting.push({ ...half, records: left.records.slice(step.at) });
      waiting.push({ ...half, records: left.records.slice(0, step.at) });
    }
  }
}

async function attempt(
  records: readonly StreamRecord[],
  { invoke, fatalErrorOf }: MappingEffects,
  settings: MappingSettings,
): Promise<InvocationOutcome | 'not invoked'> {
  let result: InvocationResult;
  try {
    result = { threw: false, response: await invoke(toKinesisEvent(records)) };
  } catch (error) {
    result = { threw: true, error };
  }
  const fatal = fatalErrorOf?.(result.threw ? result.error : undefined) ?? null;
  if (fatal !== null) throw fatal;
  if (result.threw && result.error instanceof FunctionNotInvokedError) return 'not invoked';
  const sequenceNumbers = records.map(({ sequenceNumber }) => sequenceNumber);
  return readOutcome(result, sequenceNumbers, settings);
}
