import type { QuarantineReason } from './quarantine-reason.ts';

/** Why an event cannot be taken, as a value: nothing failed, the data was refused. */
export interface Refusal {
  readonly reason: QuarantineReason;
  /** Dotted path of the field at fault; empty when it is the event as a whole. */
  readonly path: string;
}

export function refuse(reason: QuarantineReason, path = ''): Refusal {
  return { reason, path };
}
