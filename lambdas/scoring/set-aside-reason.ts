import { ItemTableError } from '#adapters/item-table.ts';

/**
 * Why an event is left to the pipeline, which has it from raw. `too_large`: the store takes no event of that size;
 * `store_rule`: it would have broken another rule of the store; `internal`: a mistake of ours.
 */
export type SetAsideReason = 'too_large' | 'store_rule' | 'internal';

/** What no retry mends, told from a system that failed, which is null: after that the event is delivered again. */
export function setAsideReason(error: unknown): SetAsideReason | null {
  if (error instanceof ItemTableError) return 'store_rule';
  const isOurs = error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError;
  return isOurs ? 'internal' : null;
}
