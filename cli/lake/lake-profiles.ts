import { createDirectoryItemTable, type DirectoryItemTable } from '#adapters/directory-item-table.ts';
import { createItemLookupStore } from '#adapters/item-lookup-store.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import type { ItemTable } from '#adapters/item-table.ts';
import type { LookupStore } from '#adapters/lookup-store.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import { DEFAULT_MAX_EVENTS } from '../../lambdas/scoring/env.ts';
import type { LeadProfileStore } from '../../lambdas/scoring/scored-lead.ts';
import type { LakeDirectory } from './lake-directory.ts';
import { profilesFolder } from './profiles-folder.ts';

export { profilesFolder };

/** What scoring keeps: people's events and scores, and the rates of the population. */
export interface LakeProfiles {
  readonly profiles: LeadProfileStore;
  readonly lookups: LookupStore;
}

/** Opens the table of the lake's operational store, and makes it where there is none. */
export function openProfilesTable(lake: LakeDirectory): DirectoryItemTable {
  return createDirectoryItemTable({ directory: profilesFolder(lake) });
}

/** The stores over a table, wherever that lies. */
export function profilesOver(table: ItemTable): LakeProfiles {
  return {
    profiles: createItemProfileStore<StoredEvent, LeadScore>(table, {
      limits: IDENTITY_LIMITS,
      maxEvents: DEFAULT_MAX_EVENTS,
    }),
    lookups: createItemLookupStore(table),
  };
}
