import type { EventSource } from '#domain/event-source.ts';
import type { Position, Verdict } from './verdict.ts';

/** What is told of an event once its lines are stored. Small: it stays until the whole batch is. */
export interface Outcome {
  readonly verdict: Verdict;
  /** Codes of the oddities found in it. */
  readonly issueCodes: readonly string[];
}

/** One event after the gate: the verdict on it, and the lines that keep it. */
export type GatedLine = AcceptedLine | QuarantinedLine;

export interface AcceptedLine extends Outcome {
  readonly verdict: Verdict & { readonly outcome: 'accepted' };
  readonly source: EventSource;
  /** UTC day of arrival. */
  readonly receivedDate: string;
  /** The event verbatim, for ever. */
  readonly rawLine: string;
  /** The event as understood by this gate version. */
  readonly validatedLine: string;
}

export interface QuarantinedLine extends Outcome {
  readonly verdict: Verdict & { readonly outcome: 'quarantined' };
  readonly receivedDate: string;
  readonly quarantineLine: string;
}

/** `<shard>/<sequence>/<index>`: the identity of a stored line. */
export function positionText({ shardId, sequenceNumber, recordIndex }: Position): string {
  return `${shardId}/${sequenceNumber}/${recordIndex}`;
}
