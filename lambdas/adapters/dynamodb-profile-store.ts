import { createDynamoDbItemTable, type DynamoDbItemTableProps } from './dynamodb-item-table.ts';
import { createItemProfileStore, type ProfileStoreSettings } from './item-profile-store.ts';
import type { ProfileEvent, ProfileStore } from './profile-store.ts';

export type DynamoDbProfileStoreProps = DynamoDbItemTableProps & ProfileStoreSettings;

/** Lead profiles in DynamoDB. */
export function createDynamoDbProfileStore<E extends ProfileEvent, S>(
  props: DynamoDbProfileStoreProps,
): ProfileStore<E, S> {
  return createItemProfileStore<E, S>(createDynamoDbItemTable(props), props);
}
