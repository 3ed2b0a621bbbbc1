import type { ObjectStore } from '#adapters/object-store.ts';
import type { CheckpointStore } from '#cli/local/checkpoint-store.ts';
import type { RecordSource } from '#cli/local/stream.ts';
import type { NewRecord } from '#cli/local/stream-record.ts';
import type { Fault } from './fault.ts';

/** A stream and an object store that work, with the ways in which theirs can stop half-way. */
export interface World {
  /** The stream as a new process opens it. */
  openStream(): Promise<WorldStream>;
  /** The object store as a new process opens it. */
  openStore(): WorldStore;
  /** All objects, as they lie in the store. */
  objects(): Promise<ReadonlyMap<string, Uint8Array>>;
  /** What the world itself has seen go wrong: an object overwritten, a draft left over. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface WorldStream extends RecordSource {
  readonly checkpoints: CheckpointStore;
  append(records: readonly NewRecord[], appendedMs: number): Promise<unknown>;
  /** An append that stops half-way and was told to nobody. */
  tearAppend(records: readonly NewRecord[], appendedMs: number, share: number): Promise<void>;
  /** A checkpoint that was not kept, with what its writer leaves behind. */
  tearCheckpoint(shardId: string, sequenceNumber: string, share: number): Promise<void>;
}

export interface WorldStore extends ObjectStore {
  /**
   * A put that meets an error or a throttle. Before: nothing is stored. After: it is stored, and the caller hears
   * otherwise. In the middle, what an object store can really do: run into other writes of the same key and perhaps
   * get through in the end, or leave an unfinished draft and throw. Never half an object.
   */
  putWithTrouble(key: string, body: Uint8Array, trouble: Fault): Promise<'stored' | 'exists'>;
}
