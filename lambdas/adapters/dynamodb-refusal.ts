import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

/** Reasons for which a transaction was not written and nothing is broken: somebody else was faster. */
const REFUSALS = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

/** Whether nothing is broken. In a transaction, the reason of an item that would have been written is `None`. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException)
    return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  const failed = codes.filter((code) => code !== 'None');
  return failed.length > 0 && failed.every((code) => REFUSALS.has(code));
}
