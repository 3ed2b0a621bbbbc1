import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { ROOT } from '#cli/setup/paths.mjs';
import { BUNDLE_FILE } from '#lib/constructs/bundle-function.ts';
import { startFakeAws } from '../../lambdas/support/fake-aws.ts';
import { runBundleFile } from '../../lambdas/support/run-bundle.ts';
import { lakeView, type PlacedResource } from '../lake-view.ts';
import { synthesized } from '../synthesized.ts';
import { at } from '../template.ts';

jest.setTimeout(120_000);

/** The file that a function is deployed with. */
const fileOf = ({ Properties }: PlacedResource) => {
  const archive = String(at(Properties, 'Code', 'S3Key'));
  return path.join(synthesized('full').folder, `asset.${path.parse(archive).name}`, BUNDLE_FILE);
};

/** The lake's own functions, and no others that the CDK may add. */
const functions = () =>
  lakeView('full')
    .ofType('AWS::Lambda::Function')
    .filter((found) => existsSync(fileOf(found)));

const roleOf = ({ Properties, stack }: PlacedResource) => {
  const { ofType, say } = lakeView('full');
  const role = say(Properties.Role, stack);
  return ofType('AWS::IAM::Role').find(({ name }) => role === `<${name}.Arn>`);
};

describe('a function of the lake', () => {
  it('is deployed, whichever folder has a handler, with a role of its own', () => {
    const folders = readdirSync(path.join(ROOT, 'lambdas'));
    const handlers = folders.filter((name) => existsSync(path.join(ROOT, 'lambdas', name, 'handler.ts')));
    const roles = functions().map(roleOf);
    expect(roles.map((role) => role?.Properties.Description).sort()).toEqual(
      handlers.map((name) => `Lead lake: ${name}`),
    );
    expect(new Set(roles.map((role) => role?.name)).size).toBe(handlers.length);
  });

  it('starts in the environment that it is deployed with', async () => {
    const aws = await startFakeAws(() => ({ body: JSON.stringify({ SecretString: 'Zx3q'.repeat(16) }) }));
    const { say } = lakeView('full');
    try {
      for (const found of functions()) {
        const { Properties, stack, name } = found;
        const variables = (at(Properties, 'Environment', 'Variables') ?? {}) as Record<string, unknown>;
        const environment = Object.entries(variables).map(([key, value]) => [key, say(value, stack)]);
        const run = runBundleFile(fileOf(found), { ...Object.fromEntries(environment), ...aws.environment });
        // by its name, to be told which one it was
        expect(await run.then(() => name).catch((error: Error) => `${name}: ${error.message}`)).toBe(name);
      }
    } finally {
      await aws.stop();
    }
  });

  it('runs the newest Node on arm64 and has an encrypted log that ends', () => {
    const { ofType, say } = lakeView('full');
    for (const { Properties, stack } of functions()) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      const log = say(at(Properties, 'LoggingConfig', 'LogGroup'), stack);
      const group = ofType('AWS::Logs::LogGroup').find(({ name }) => log === `<${name}>`);
      expect(group?.Properties).toMatchObject({ RetentionInDays: 90, KmsKeyId: expect.anything() });
      expect(say(group?.Properties.KmsKeyId, stack)).toMatch(/^<Storage\/KeysLogs\w+\.Arn>$/);
    }
  });
});
