import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '#adapters/store-write-error.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** How far each shard has been acknowledged. */
export interface CheckpointStore {
  /** The last acknowledged sequence number, or null where none is. */
  load(shardId: string): Promise<string | null>;
  save(shardId: string, sequenceNumber: string): Promise<void>;
}

/** Checkpoints beside the shards' logs, in `<stream folder>/<shard>/checkpoint.json`. */
export function createCheckpointStore(streamFolder: string): CheckpointStore {
  const fileOf = (shardId: string): string => path.join(streamFolder, shardId, 'checkpoint.json');
  return {
    async load(shardId) {
      const text = await readFile(fileOf(shardId), 'utf8').catch((error: unknown) => {
        if (errorCode(error) === 'ENOENT') return '';
        throw error;
      });
      return sequenceNumberIn(text);
    },
    save: (shardId, sequenceNumber) =>
      writeFileAtomically(fileOf(shardId), `${JSON.stringify({ sequenceNumber })}\n`),
  };
}

/** An unreadable checkpoint counts as none: delivering a record again does no harm, skipping one does. */
function sequenceNumberIn(text: string): string | null {
  try {
    const { sequenceNumber } = JSON.parse(text);
    return typeof sequenceNumber === 'string' ? sequenceNumber : null;
  } catch {
    return null;
  }
}
