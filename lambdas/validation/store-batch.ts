import type { ObjectStore } from '#adapters/object-store.ts';
import {
  groupLines,
  type NamedGroup,
  nameGroup,
  ndjson,
  packText,
  quarantineKey,
  rawKey,
  validatedKey,
} from './batch-objects.ts';
import type { GatedLine } from './gated-line.ts';

/** Told of every object that could not be stored; its records are delivered again. */
export type StoreFailureListener = (key: string, error: unknown) => void;

/**
 * Stores the objects of a batch, quarantine before raw before validated, and returns the sequence numbers of
 * records that have a line in an object which could not be stored. Validated is only written beside its raw:
 * derived data never exists without what it derives from.
 */
export async function storeBatch(
  lines: readonly GatedLine[],
  store: ObjectStore,
  onFailure: StoreFailureListener,
): Promise<ReadonlySet<string>> {
  const { accepted, quarantined } = groupLines(lines);
  const put = async (key: string, text: string): Promise<boolean> => {
    try {
      await store.putIfAbsent(key, await packText(text));
      return true;
    } catch (error) {
      onFailure(key, error);
      return false;
    }
  };
  const putAll = async (groups: readonly NamedGroup[], putGroup: (group: NamedGroup) => Promise<boolean>) => {
    const stored = await Promise.all(groups.map(putGroup));
    return { stored: groups.filter((_, i) => stored[i]), failed: groups.filter((_, i) => !stored[i]) };
  };

  const quarantine = await putAll(quarantined.map(nameGroup), (group) =>
    put(quarantineKey(group), group.text),
  );
  const raw = await putAll(accepted.map(nameGroup), (group) => put(rawKey(group), group.text));
  const validated = await putAll(raw.stored, (group) =>
    put(validatedKey(group), ndjson(group.validatedLines)),
  );
  const failed = [...quarantine.failed, ...raw.failed, ...validated.failed];
  return new Set(failed.flatMap((group) => group.sequenceNumbers));
}
