import type { EventSource } from '#domain/event-source.ts';
import type { Position, Verdict } from './verdict.ts';

/** One event after the gate: the verdict on it, and the lines that keep it. */
export type GatedLine = AcceptedLine | QuarantinedLine;

export interface AcceptedLine {
  readonly verdict: Verdict & { readonly outcome: 'accepted' };
  readonly source: EventSource;
  /** UTC day of arrival. */
  readonly receivedDate: string;
  /** The event verbatim, for ever. */
  readonly rawLine: string;
  /** The event as understood by this gate version. */
  readonly validatedLine: string;
  /** Codes of the oddities found in it. */
  readonly issueCodes: readonly string[];
}

export interface QuarantinedLine {
  readonly verdict: Verdict & { readonly outcome: 'quarantined' };
  readonly receivedDate: string;
  readonly quarantineLine: string;
}

/** `<shard>/<sequence>/<index>`: the identity of a stored line. */
export function positionText({ shardId, sequenceNumber, recordIndex }: Position): string {
  return `${shardId}/${sequenceNumber}/${recordIndex}`;
}
