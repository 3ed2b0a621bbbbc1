import { hash } from 'node:crypto';
import { MAX_ENTRY_BYTES, type StreamEntry } from '#adapters/kinesis-requests.ts';

/** A record of the input, judged. */
export interface JudgedRecord {
  /** 1-based line of the input on which it ends. */
  readonly line: number;
  readonly data: Uint8Array;
  /** Whether it is one event that the gate will take. */
  readonly isOneGoodEvent: boolean;
}

/** A record for the stream, with the records of the input that travel in it. */
export interface Parcel extends StreamEntry {
  readonly lines: readonly number[];
}

/** Kinesis charges by units of 25 KB, a record begun is a unit paid. */
export const PARCEL_BYTES = 25_000;
const NEWLINE = 0x0a;
const PARTITION_KEY_BYTES = 40;

/** Whether a stream takes a record of these bytes at all. */
export function fitsStream(data: Uint8Array): boolean {
  return data.byteLength <= MAX_ENTRY_BYTES - PARTITION_KEY_BYTES;
}

/**
 * Packs good events, one a line, into as few records as are paid for. Whatever else there is travels alone and as
 * it is, so that nothing about it changes on the way: what it is is for the gate to say.
 */
export async function* parcelsOf(records: AsyncIterable<JudgedRecord>): AsyncGenerator<Parcel> {
  let packed: JudgedRecord[] = [];
  let bytes = 0;
  for await (const record of records) {
    const { data, line, isOneGoodEvent } = record;
    if (!isOneGoodEvent || data.includes(NEWLINE) || data.byteLength > PARCEL_BYTES) {
      yield parcelOf(data, [line]);
      continue;
    }
    if (packed.length > 0 && bytes + 1 + data.byteLength > PARCEL_BYTES) {
      yield pack(packed);
      packed = [];
      bytes = 0;
    }
    bytes += data.byteLength + (packed.length > 0 ? 1 : 0);
    packed.push(record);
  }
  if (packed.length > 0) yield pack(packed);
}

function pack(records: readonly JudgedRecord[]): Parcel {
  const [first] = records;
  const newline = Uint8Array.of(NEWLINE);
  const data =
    records.length === 1 && first !== undefined
      ? first.data
      : Buffer.concat(records.flatMap(({ data }, place) => (place === 0 ? [data] : [newline, data])));
  return parcelOf(
    data,
    records.map(({ line }) => line),
  );
}

/** The key spreads records evenly over shards; the same bytes go the same way. */
function parcelOf(data: Uint8Array, lines: readonly number[]): Parcel {
  return { partitionKey: hash('sha1', data), data, lines };
}
