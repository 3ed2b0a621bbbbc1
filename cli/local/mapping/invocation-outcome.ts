import type { MappingSettings } from './settings.ts';

/** What an invocation came to: the records before `failedFrom` succeeded, that one and all after it did not. */
export interface InvocationOutcome {
  /** Index in the batch of the lowest failed record; the batch's length where all succeeded. */
  readonly failedFrom: number;
  /** True where the function itself broke, rather than reporting records. */
  readonly isFunctionError: boolean;
}

/** What a function did with a batch: it threw, or it returned something. */
export type InvocationResult =
  | { readonly threw: true; readonly error: unknown }
  | { readonly threw: false; readonly response: unknown };

/**
 * Lambda's reading of a response ("Configuring partial batch response with Kinesis"): an absent, null or empty
 * response or list is success; the lowest sequence number listed is where the failure begins; an identifier that
 * is missing, empty, null or not of this batch fails the whole batch.
 */
export function readOutcome(
  result: InvocationResult,
  sequenceNumbers: readonly string[],
  { reportBatchItemFailures }: Pick<MappingSettings, 'reportBatchItemFailures'>,
): InvocationOutcome {
  if (result.threw) return { failedFrom: 0, isFunctionError: true };
  const failures = reportBatchItemFailures ? fieldOf(result.response, 'batchItemFailures') : null;
  if (!Array.isArray(failures)) return { failedFrom: sequenceNumbers.length, isFunctionError: false };
  const indexes = failures.map((failure) => {
    const identifier = fieldOf(failure, 'itemIdentifier');
    return typeof identifier === 'string' ? Math.max(0, sequenceNumbers.indexOf(identifier)) : 0;
  });
  return { failedFrom: Math.min(sequenceNumbers.length, ...indexes), isFunctionError: false };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
