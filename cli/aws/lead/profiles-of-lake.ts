import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import { type LakeProfiles, profilesOver } from '../../lake/lake-profiles.ts';
import { UserError } from '../../user-error.ts';
import type { DeployedLake } from '../deployed-lake.ts';
import { explainAwsFailure, saysNoPermission } from '../explain-aws-failure.ts';

/**
 * Does something with the operational store of a lake on AWS.
 *
 * @returns null where it is not deployed, or those who ask may not read it; either is told
 */
export async function withProfilesOf<T>(
  { clients, parameters }: DeployedLake,
  work: (open: LakeProfiles) => Promise<T>,
  note: (sentence: string) => void,
): Promise<T | null> {
  const tableName = await parameters('profilesTable').then(
    ({ profilesTable }) => profilesTable,
    (error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      note(`the real-time score is left out: ${error.message}`);
      return null;
    },
  );
  if (tableName === null) return null;
  try {
    return await work(profilesOver(createDynamoDbItemTable({ client: clients.dynamodb(), tableName })));
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (!saysNoPermission(error)) throw explainAwsFailure('read lead profiles', error);
    note('the real-time score is left out: these credentials may not read lead profiles');
    return null;
  }
}
