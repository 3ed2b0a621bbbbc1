import { createDirectoryItemTable } from './directory-item-table.ts';
import { createItemProfileStore, type ProfileStoreSettings } from './item-profile-store.ts';
import type { ProfileEvent, ProfileStore } from './profile-store.ts';

/** Lead profiles in a directory, which several processes may use at once. */
export function createDirectoryProfileStore<E extends ProfileEvent, S>(
  directory: string,
  settings: ProfileStoreSettings,
): ProfileStore<E, S> {
  return createItemProfileStore<E, S>(createDirectoryItemTable(directory), settings);
}
