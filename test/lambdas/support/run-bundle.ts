import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUNDLE_FILE, bundleFunction } from '../../../lib/constructs/bundle-function.ts';

/** Stands where Lambda does: loads the bundle, calls its handler with what stdin holds, and tells the answer. */
const RUNTIME = `
  let text = '';
  for await (const part of process.stdin) text += part;
  const { handler } = await import(process.argv[1]);
  if (typeof handler !== 'function') throw new Error('the bundle exports no handler');
  const context = { getRemainingTimeInMillis: () => 600_000 };
  const answer = text === '' ? null : await handler(JSON.parse(text), context);
  process.stdout.write('\\n' + JSON.stringify({ answer }) + '\\n');
`;

export interface BundleRun {
  readonly answer: unknown;
  /** Everything it said: what would be its log. */
  readonly log: string;
}

/** Bundles a function and runs it, as `runBundleFile` does. */
export function runBundle(
  name: string,
  environment: Readonly<Record<string, string>>,
  event?: unknown,
): Promise<BundleRun> {
  return runBundleFile(path.join(bundleFunction(name), BUNDLE_FILE), environment, event);
}

/**
 * Runs a bundle in a process of its own, under this environment and no other.
 *
 * @param event what the handler is called with; without it, the bundle is only loaded
 */
export function runBundleFile(
  file: string,
  environment: Readonly<Record<string, string>>,
  event?: unknown,
): Promise<BundleRun> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', RUNTIME, pathToFileURL(file).href],
    { env: { ...environment } },
  );
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => {
    said.stdout += part;
  });
  child.stderr.on('data', (part) => {
    said.stderr += part;
  });
  child.stdin.end(event === undefined ? '' : JSON.stringify(event));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${file} ended with ${code}:\n${said.stderr.slice(-2000)}`));
      const lines = said.stdout.trimEnd().split('\n');
      const { answer } = JSON.parse(lines.pop() ?? '');
      resolve({ answer, log: lines.join('\n') + said.stderr });
    });
  });
}
