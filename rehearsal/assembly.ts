import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { knownTypes } from './known-types.ts';
import { RehearsalError } from './rehearsal-error.ts';
import { ENVIRONMENT, type Stage } from './stage.ts';
import { leaveOut } from './strip/left-out.ts';
import { type StrippedResource, stripAssembly } from './strip/strip-assembly.ts';
import type { Resource, Template } from './strip/strip-template.ts';

/** What is deployed: the app's assembly without what the stand-in cannot make. */
export interface Assembly {
  readonly folder: string;
  readonly stripped: readonly StrippedResource[];
}

/** Synthesizes the sources as they are now. @throws RehearsalError where the list of what is left out is wrong. */
export async function synthesize(stage: Stage, name: string): Promise<Assembly> {
  const whole = path.join(stage.folder, `${name}-whole`);
  const folder = path.join(stage.folder, name);
  await stage.cdk('synth', '--quiet', '--context', `env=${ENVIRONMENT}`, '--output', whole);
  const leaving = leaveOut(knownTypes());
  const stripped = stripAssembly(whole, folder, leaving.isLeftOut);
  const problems = leaving.problems();
  if (problems.length > 0) throw new RehearsalError(problems.join('\n'));
  return { folder, stripped };
}

/** Every resource of an assembly with the policy for its deletion, by type. */
export function resourcesOf({ folder }: Assembly): (Resource & { readonly isKept: boolean })[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .flatMap((file) => {
      const { Resources = {} } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Template;
      return Object.values(Resources).map((resource) => ({
        ...resource,
        isKept: 'DeletionPolicy' in resource && resource.DeletionPolicy === 'Retain',
      }));
    });
}
