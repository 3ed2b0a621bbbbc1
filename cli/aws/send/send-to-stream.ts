import { requestsOf } from '#adapters/kinesis-requests.ts';
import { type KinesisStream, RecordsNotTakenError } from '#adapters/kinesis-stream.ts';
import type { Verdict } from '../../../lambdas/validation/verdict.ts';
import { type Counts, DEFAULT_MAX_REJECTS, type InputRecords, type SendResult } from '../../send/index.ts';
import { createVerdictTally } from '../../send/verdict-tally.ts';
import { UserError } from '../../user-error.ts';
import { fitsStream, type JudgedRecord, type Parcel, parcelsOf } from './parcels.ts';

export interface SendToStreamProps {
  readonly input: InputRecords;
  readonly stream: KinesisStream;
  /** What the gate will say of the record at a place of the input, from 0. */
  readonly foretell: (place: number, data: Uint8Array) => readonly Verdict[];
  /** Told after each request what has been sent so far. */
  readonly onProgress: (counts: Counts) => void;
}

const LINES_SHOWN = 5;

/**
 * Sends an input to the stream. The result counts what the gate will make of it: on AWS the gate comes later, and
 * elsewhere, but it is the same code over the same bytes.
 *
 * Throws `UserError` where records could not be sent, after all the others were.
 */
export async function sendToStream(props: SendToStreamProps): Promise<SendResult> {
  const { input, stream, foretell, onProgress } = props;
  const tally = createVerdictTally(DEFAULT_MAX_REJECTS);
  const unsent: { line: number; why: string }[] = [];
  let read = 0;

  async function* judged(): AsyncGenerator<JudgedRecord> {
    for await (const records of input) {
      for (const { line, data } of records) {
        const verdicts = foretell(read, data);
        read += 1;
        if (!fitsStream(data)) {
          unsent.push({ line, why: 'a stream takes at most 1 MiB' });
          continue;
        }
        tally.onVerdicts(verdicts);
        tally.settle(verdicts.slice(0, 1), true, () => line);
        const [only] = verdicts;
        yield { line, data, isOneGoodEvent: verdicts.length === 1 && only?.outcome === 'accepted' };
      }
    }
  }

  for await (const request of requestsOf(parcelsOf(judged()))) {
    unsent.push(...(await putRequest(stream, request)));
    onProgress(tally.counts());
  }
  if (unsent.length > 0) throw unsentError(unsent, read);
  const nothing: Counts = { read: 0, accepted: 0, quarantined: 0, reasons: {} };
  return { ...tally.counts(), read, rejects: tally.rejects(), leftover: nothing };
}

/** Puts a request and names the lines that the stream refused to the end. */
async function putRequest(stream: KinesisStream, request: readonly Parcel[]) {
  try {
    await stream.put(request);
    return [];
  } catch (error) {
    if (!(error instanceof RecordsNotTakenError)) throw error;
    const why = error.codes.join(', ');
    return error.places.flatMap((place) => (request[place]?.lines ?? []).map((line) => ({ line, why })));
  }
}

function unsentError(unsent: readonly { line: number; why: string }[], read: number): UserError {
  const lines = unsent.slice(0, LINES_SHOWN).map(({ line }) => line);
  const shown = lines.join(', ') + (unsent.length > LINES_SHOWN ? ', …' : '');
  const why = [...new Set(unsent.map((one) => one.why))].join('; ');
  return new UserError(
    `${unsent.length} of ${read} records could not be sent (line ${shown}: ${why}), all others were: ` +
      'once that is mended send the file again, what is there already is recognised',
  );
}
