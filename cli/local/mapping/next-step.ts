import type { MappingSettings } from './settings.ts';

/** Why records went to the on-failure destination, in the words of Lambda's invocation record. */
export type DiscardCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** What to do with the records that an attempt left over; `at` and `count` are places in that remainder. */
export type NextStep =
  | { readonly kind: 'done' }
  /** Try the remainder again, as attempt number `retries` after the first. */
  | { readonly kind: 'retry'; readonly retries: number }
  /** Try the part before `at` until it is settled, then the rest; neither has used up a retry. */
  | { readonly kind: 'split'; readonly at: number; readonly retries: number }
  | { readonly kind: 'discard'; readonly condition: DiscardCondition };

type RetryRules = Pick<MappingSettings, 'bisectBatchOnFunctionError' | 'maximumRetryAttempts'>;

/**
 * What follows an attempt, after Lambda's rules for stream sources:
 * - the records before the lowest failed one are done, and only the rest is tried again;
 * - with bisecting, a batch of which a part succeeded is cut at the returned sequence number, and one of which
 *   nothing did is cut in half ("the batch is bisected regardless of your ReportBatchItemFailures setting"), so
 *   that a bad record ends up alone. "Splitting batches doesn't consume the retry quota";
 * - when the retries are used up, the remainder goes to the on-failure destination.
 */
export function nextStep(
  attempt: { readonly size: number; readonly failedFrom: number; readonly retries: number },
  { bisectBatchOnFunctionError, maximumRetryAttempts }: RetryRules,
): NextStep {
  const { size, failedFrom, retries } = attempt;
  const left = size - failedFrom;
  if (left === 0) return { kind: 'done' };
  if (bisectBatchOnFunctionError && failedFrom > 0) return { kind: 'retry', retries };
  if (bisectBatchOnFunctionError && left > 1) return { kind: 'split', at: Math.ceil(left / 2), retries };
  if (maximumRetryAttempts >= 0 && retries >= maximumRetryAttempts) {
    return { kind: 'discard', condition: 'RetryAttemptsExhausted' };
  }
  return { kind: 'retry', retries: retries + 1 };
}

/**
 * How many records at the head are older than the limit, measured from their append. Lambda drops them before an
 * attempt: the limit is "the maximum age of a record that Lambda sends to a function".
 */
export function countExpired(
  records: readonly { readonly appendedMs: number }[],
  nowMs: number,
  { maximumRecordAgeMs }: Pick<MappingSettings, 'maximumRecordAgeMs'>,
): number {
  if (maximumRecordAgeMs < 0) return 0;
  const firstYoung = records.findIndex(({ appendedMs }) => nowMs - appendedMs <= maximumRecordAgeMs);
  return firstYoung < 0 ? records.length : firstYoung;
}

/** The pause before the next attempt after so many failures in a row: doubled each time, up to the cap. */
export function backoffMs(
  failuresInARow: number,
  { backoffBaseMs, backoffCapMs }: Pick<MappingSettings, 'backoffBaseMs' | 'backoffCapMs'>,
): number {
  return failuresInARow === 0 ? 0 : Math.min(backoffCapMs, backoffBaseMs * 2 ** (failuresInARow - 1));
}
