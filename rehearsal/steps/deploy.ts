import type { Assembly } from '../assembly.ts';
import { codeHashes } from '../code-hashes.ts';
import { countsByType } from '../counts-by-type.ts';
import { RehearsalError } from '../rehearsal-error.ts';
import type { Stage } from '../stage.ts';

/** Makes the account ready. It is given the assembly only so that the CDK does not make one. */
export async function bootstrap(stage: Stage, { folder }: Assembly): Promise<string> {
  await stage.cdk('--app', folder, 'bootstrap', `aws://000000000000/${stage.emulator.env.AWS_REGION}`);
  return 'the account is ready';
}

export async function deploy(stage: Stage, { folder, stripped }: Assembly): Promise<string> {
  const { output } = await stage.cdk('--app', folder, 'deploy', '--all', '--require-approval', 'never');
  const stacks = output.match(/✅ {2}\S+/g)?.length ?? 0;
  return `${stacks} stacks; left out ${countsByType(stripped.map(({ resource }) => resource))}`;
}

/** How many stacks differ between what is deployed and an assembly; the CDK must say so itself. */
export async function requireDifferences(
  stage: Stage,
  { folder }: Assembly,
  expected: number,
): Promise<string> {
  const { output } = await stage.cdk('--app', folder, 'diff', '--all');
  const [, found] = /Number of stacks with differences: (\d+)/.exec(output) ?? [];
  if (Number(found) === expected) return `stacks with differences: ${found}`;
  throw new RehearsalError(
    `cdk diff finds ${found ?? 'no number of'} stacks with differences, not ${expected}`,
  );
}

/** A change of a function's code is seen, and reaches that function and no other. */
export async function deployChange(
  stage: Stage,
  name: string,
  changed: () => Promise<Assembly>,
): Promise<string> {
  const before = await codeHashes(stage);
  stage.workspace.changeFunction(name);
  const assembly = await changed();
  await requireDifferences(stage, assembly, 1);
  await stage.cdk('--app', assembly.folder, 'deploy', '--all', '--require-approval', 'never');
  const after = await codeHashes(stage);
  const moved = [...after].filter(([description, hash]) => before.get(description) !== hash);
  const [only] = moved;
  if (only === undefined || moved.length > 1 || after.size !== before.size) {
    throw new RehearsalError(`the code of ${moved.length} functions changed, not of ${name} alone`);
  }
  const [description, hash] = only;
  return `“${description}” went from ${before.get(description)?.slice(0, 8)} to ${hash.slice(0, 8)}`;
}
