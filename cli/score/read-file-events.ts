import type { CanonicalEvent } from '#domain/canonical-event.ts';
import { createReadingTools } from '#domain/reading-tools.ts';
import { decodeRecord, isRefusal } from '../../lambdas/validation/decode-record.ts';
import type { GateConfig } from '../../lambdas/validation/gate-config.ts';
import type { QuarantineReason } from '../../lambdas/validation/quarantine-reason.ts';
import { understandEvent } from '../../lambdas/validation/understand-event.ts';
import { sequenceNumberAt } from '../local/sequence-number.ts';
import { shardIdOf } from '../local/shard-for-key.ts';
import type { InputRecords } from '../send/index.ts';

/** An event of an input, and the line on which its sender finds it. */
export interface FileEvent {
  readonly line: number;
  readonly event: CanonicalEvent;
}

/** What the gate would make of an input. */
export interface ReadEvents {
  /** Records read. */
  readonly read: number;
  readonly events: readonly FileEvent[];
  /** Events it would put into quarantine, by why. */
  readonly reasons: Readonly<Partial<Record<QuarantineReason, number>>>;
}

/** Reads events as the gate does, as if all of them arrived at one time. Nothing is stored. */
export async function readFileEvents(
  input: InputRecords,
  gate: GateConfig,
  receivedAtMs: number,
): Promise<ReadEvents> {
  const tools = createReadingTools(gate);
  const events: FileEvent[] = [];
  const reasons: Partial<Record<QuarantineReason, number>> = {};
  let read = 0;
  for await (const records of input) {
    for (const { line, data } of records) {
      const arrival = { shardId: shardIdOf(0), sequenceNumber: sequenceNumberAt(read), receivedAtMs };
      read += 1;
      for (const decoded of decodeRecord(data, gate)) {
        const event = understandEvent(decoded, arrival, tools);
        if (isRefusal(event)) reasons[event.reason] = (reasons[event.reason] ?? 0) + 1;
        else events.push({ line, event });
      }
    }
  }
  return { read, events, reasons };
}
