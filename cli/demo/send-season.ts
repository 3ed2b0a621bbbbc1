import type { CommandContext } from '../commands/context.ts';
import { sendTo } from '../commands/send.ts';
import type { LakeDirectory } from '../lake/lake-directory.ts';
import type { AlongScoring } from '../lake/score-along.ts';
import type { InputRecords, SendResult } from '../send/index.ts';
import type { SeasonEvent } from './season/index.ts';

/** Records handed over at a time; the sender makes its own batches of them. */
const SENT_TOGETHER = 1000;

/**
 * Sends the season's records; each arrives when the season says, not when it is sent.
 *
 * @param scoring as in `sendTo`
 */
export function sendSeason(
  lake: LakeDirectory,
  events: readonly SeasonEvent[],
  context: CommandContext,
  scoring?: AlongScoring,
): Promise<SendResult> {
  // The sender asks for the arrival of each record once, in the order of the input.
  let asked = 0;
  const arrivalMsOf = (_payload: Uint8Array, nowMs: number): number => {
    const arrivalMs = events[asked]?.arrivalMs ?? nowMs;
    asked += 1;
    return arrivalMs;
  };
  return sendTo(lake, recordsOf(events), arrivalMsOf, context, scoring);
}

async function* recordsOf(events: readonly SeasonEvent[]): InputRecords {
  for (let first = 0; first < events.length; first += SENT_TOGETHER) {
    const chunk = events.slice(first, first + SENT_TOGETHER);
    yield chunk.map(({ payload }, index) => ({
      line: first + index + 1,
      data: Buffer.from(payload, 'utf8'),
    }));
  }
}
