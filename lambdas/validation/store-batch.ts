import type { ObjectStore } from '#adapters/object-store.ts';
import {
  type BatchObjects,
  type ObjectGroup,
  objectName,
  packLines,
  quarantineKey,
  rawKey,
  validatedKey,
} from './batch-objects.ts';
import type { LineBuffer } from './line-buffer.ts';

/** Told of every object that could not be stored; its records are delivered again. */
export type StoreFailureListener = (key: string, error: unknown) => void;

/**
 * Stores the objects of a batch, quarantine before raw before validated, and returns the sequence numbers of
 * records that have a line in an object which could not be stored. Validated is only written beside its raw:
 * derived data never exists without what it derives from.
 */
export async function storeBatch(
  objects: BatchObjects,
  store: ObjectStore,
  onFailure: StoreFailureListener,
): Promise<ReadonlySet<string>> {
  const put = async (key: string, lines: LineBuffer): Promise<boolean> => {
    try {
      await store.putIfAbsent(key, packLines(lines));
      return true;
    } catch (error) {
      onFailure(key, error);
      return false;
    }
  };

  const quarantine = await putAll(objects.quarantined().map(named), ({ folder, name, lines }) =>
    put(quarantineKey(folder, name), lines),
  );
  const raw = await putAll(objects.accepted().map(named), ({ folder, name, lines }) =>
    put(rawKey(folder, name), lines),
  );
  const validated = await putAll(raw.stored, ({ folder, name, validatedLines }) =>
    put(validatedKey(folder, name), validatedLines),
  );
  const failed: readonly ObjectGroup[] = [...quarantine.failed, ...raw.failed, ...validated.failed];
  return new Set(failed.flatMap((group) => group.sequenceNumbers));
}

function named<Group extends ObjectGroup>(group: Group): Group & { readonly name: string } {
  return { ...group, name: objectName(group) };
}

/** Puts all groups at once; one that fails does not keep the others from being stored. */
async function putAll<Group>(groups: readonly Group[], put: (group: Group) => Promise<boolean>) {
  const stored = await Promise.all(groups.map(put));
  return { stored: groups.filter((_, i) => stored[i]), failed: groups.filter((_, i) => !stored[i]) };
}
