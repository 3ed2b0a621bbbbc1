import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { type Assembly, resourcesOf } from '../assembly.ts';
import { bucketObjects } from '../bucket-objects.ts';
import { codeHashes } from '../code-hashes.ts';
import { countsByType } from '../counts-by-type.ts';
import { RehearsalError } from '../rehearsal-error.ts';
import type { Stage } from '../stage.ts';
import { countsOf, requireSameLines, storedLines } from '../stored-lines.ts';

/** Deletes all stacks, sees that every event and the pepper outlive them, and returns what is kept. */
export async function destroy(stage: Stage, assembly: Assembly): Promise<string> {
  const [bucket, SecretId] = await Promise.all([
    stage.parameter('rawBucket'),
    stage.parameter('pepperSecretArn'),
  ]);
  const before = storedLines(await bucketObjects(stage.s3, bucket));
  await stage.cdk('--app', assembly.folder, 'destroy', '--all', '--force');

  const functions = await codeHashes(stage);
  if (functions.size > 0) throw new RehearsalError(`${functions.size} functions are left`);
  const after = storedLines(await bucketObjects(stage.s3, bucket));
  requireSameLines(after, before);
  await stage.secrets.send(new DescribeSecretCommand({ SecretId }));
  const kept = resourcesOf(assembly).filter(({ isKept }) => isKept);
  return `kept on purpose, with ${countsOf(after)}: ${countsByType(kept)}`;
}
