import { type Reading, read, UNKNOWN_VALUE } from './reading.ts';

export const OUTCOMES = ['won', 'lost'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** How a sale ended, in any case of letters. */
export function readOutcome(value: unknown): Reading<Outcome> {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : null;
  const outcome = OUTCOMES.find((known) => known === word);
  return outcome === undefined ? UNKNOWN_VALUE : read(outcome);
}
