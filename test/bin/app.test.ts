import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '#cli/setup/paths.mjs';
import { synthesized } from '../lib/synthesized.ts';

const outdir = mkdtempSync(path.join(tmpdir(), 'lead-lake-app-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** Runs the app as `cdk synth --context env=…` does. */
function app(env: string) {
  const { context } = JSON.parse(readFileSync(path.join(ROOT, 'cdk.json'), 'utf8'));
  return spawnSync(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, env, 'aws:cdk:version-reporting': false }),
    },
  });
}

test('an environment that there is not is one sentence', () => {
  const { status, stdout, stderr } = app('staging');
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^--context env=staging is no environment: there are dev, prod[^\n]*\n$/),
  });
});

test('unchanged sources give the very same templates, without an account or a network', () => {
  const { status, stderr } = app('dev');
  expect({ status, stderr: stderr.slice(0, 500) }).toEqual({ status: 0, stderr: '' });
  const templates = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
  expect(templates).toHaveLength(synthesized('dev').stacks.length);
  for (const file of templates) {
    const earlier = readFileSync(path.join(synthesized('dev').folder, file), 'utf8');
    expect(readFileSync(path.join(outdir, file), 'utf8') === earlier ? 'the same' : file).toBe('the same');
  }
});
