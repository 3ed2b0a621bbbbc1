import { createDirectoryItemTable } from './directory-item-table.ts';
import { createItemProfileStore, type ProfileStoreSettings } from './item-profile-store.ts';
import type { ProfileEvent, ProfileStore } from './profile-store.ts';

export interface DirectoryProfileStore<E extends ProfileEvent, S> extends ProfileStore<E, S> {
  /** Lets go of the files; nothing is lost without it. */
  close(): Promise<void>;
}

/** Lead profiles in a directory, which several processes may use at once. */
export function createDirectoryProfileStore<E extends ProfileEvent, S>(
  directory: string,
  settings: ProfileStoreSettings,
): DirectoryProfileStore<E, S> {
  const table = createDirectoryItemTable({ directory });
  return { ...createItemProfileStore<E, S>(table, settings), close: () => table.close() };
}
