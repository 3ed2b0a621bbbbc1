import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, namingPath } from '#adapters/store-write-error.ts';
import { syncFolder } from '#adapters/sync-folder.ts';
import { decodeFrame, encodeFrame, TORN_MARK } from './frame.ts';
import { offsetOf, sequenceNumberAt } from './sequence-number.ts';
import type { NewRecord, StreamRecord } from './stream-record.ts';
import { visitLines } from './visit-lines.ts';

const NEWLINE = 0x0a;
const DEFAULT_READ_BYTES = 4 * 1024 * 1024;

export interface ShardLogProps {
  readonly shardId: string;
  readonly folder: string;
  /**
   * How many bytes of the log one read takes from the disk at a time.
   * @default 4 MiB
   */
  readonly readBytes?: number;
}

/** A read ends with the record that reaches either of these. */
export interface ReadLimit {
  readonly records: number;
  /** Of data, in base64. */
  readonly bytes: number;
}

export interface ShardLog {
  /**
   * Adds the records in order and returns their sequence numbers once they are on the disk. One writer at a
   * time: whoever appends holds the lake's lock.
   */
  append(records: readonly NewRecord[], appendedMs: number): Promise<string[]>;
  /**
   * Records after the given sequence number (null: from the start) until a limit is reached. Empty at the end of
   * the log; a frame that is still being written is not there yet.
   */
  read(after: string | null, limit: ReadLimit): Promise<StreamRecord[]>;
}

/**
 * One shard as an append-only file of frames, one line each. It survives kill -9 at any byte: a torn frame is
 * closed by the next append and never read as a record.
 */
export function createShardLog({ shardId, folder, readBytes = DEFAULT_READ_BYTES }: ShardLogProps): ShardLog {
  const file = path.join(folder, 'log.ndjson');
  return {
    append: (records, appendedMs) => namingPath(file, () => append(file, records, appendedMs)),
    read: (after, limit) => read(file, shardId, after, limit, readBytes),
  };
}

async function append(file: string, records: readonly NewRecord[], appendedMs: number): Promise<string[]> {
  if (records.length === 0) return [];
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const mark = (await endsInNewline(handle, size)) ? '' : TORN_MARK;
    const sequenceNumbers: string[] = [];
    const frames: string[] = [mark];
    let offset = size + mark.length;
    for (const record of records) {
      const frame = encodeFrame(record, appendedMs, offset);
      sequenceNumbers.push(sequenceNumberAt(offset));
      frames.push(frame);
      offset += Buffer.byteLength(frame);
    }
    await handle.appendFile(frames.join(''));
    await handle.sync();
    if (size === 0) await syncFolder(path.dirname(file));
    return sequenceNumbers;
  } finally {
    await handle.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function endsInNewline(handle: Handle, size: number): Promise<boolean> {
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  await handle.read(last, 0, 1, size - 1);
  return last[0] === NEWLINE;
}

async function read(
  file: string,
  shardId: string,
  after: string | null,
  limit: ReadLimit,
  readBytes: number,
): Promise<StreamRecord[]> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return [];
  try {
    const records: StreamRecord[] = [];
    let bytes = 0;
    await visitLines(handle, after === null ? 0 : offsetOf(after), readBytes, (line, offset) => {
      const record = decodeFrame(line, shardId, offset);
      if (record !== null && record.sequenceNumber !== after) {
        records.push(record);
        bytes += record.data.length;
      }
      return records.length < limit.records && bytes < limit.bytes;
    });
    return records;
  } finally {
    await handle.close();
  }
}
