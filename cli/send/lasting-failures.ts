import type { ObjectStore } from '#adapters/object-store.ts';
import { StoreWriteError } from '#adapters/store-write-error.ts';

/** Codes of failures that pass by themselves; any other stays until somebody does something about it. */
const PASSING: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'EBUSY', 'EINTR']);

/**
 * Watches a store for failures that retrying cannot cure, such as a full disk. The gate reports them as failed
 * records, as it must on AWS; on one machine the person is waiting, and should hear of it at once.
 */
export function watchLastingFailures(store: ObjectStore) {
  let seen: StoreWriteError | null = null;
  const watched: ObjectStore = {
    async putIfAbsent(key, body) {
      try {
        return await store.putIfAbsent(key, body);
      } catch (error) {
        if (isLasting(error)) seen = error;
        throw error;
      }
    },
  };
  return { store: watched, fatalErrorOf: (thrown: unknown) => (isLasting(thrown) ? thrown : seen) };
}

function isLasting(error: unknown): error is StoreWriteError {
  return error instanceof StoreWriteError && !PASSING.has(error.code);
}
