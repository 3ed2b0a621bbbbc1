import { ItemTableError } from '#adapters/item-table.ts';

/**
 * Why an event is left to the pipeline, which has it from raw. `too_large`: the store takes no event of that size;
 * `store_rule`: it would have broken another rule of the store; `internal`: a mistake of ours.
 */
export type SetAsideReason = 'too_large' | 'store_rule' | 'internal';

/** What no retry mends, told from a system that failed, which is null: after that the event is delivered again. */
export function setAsideReason(error: unknown): SetAsideReason | null {
  if (error instanceof ItemTableError) return 'store_rule';
  const isMistake = error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError;
  return isMistake && ![error, error.cause].some(isOfASystem) ? 'internal' : null;
}

/**
 * An answer that is cut off or is a proxy's page makes the SDK throw what a mistake of ours would be. It leaves the
 * answer on it (`$response`), or how often it has asked (`$metadata`); the network leaves a code.
 */
function isOfASystem(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('$response' in error || '$metadata' in error) return true;
  return 'code' in error && typeof error.code === 'string' && !error.code.startsWith(NODES_OWN);
}

/** How Node's codes of a caller's mistakes begin. */
const NODES_OWN = 'ERR_';
