import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILD = path.join(ROOT, '.build', 'functions');

/** File and export that Lambda calls in every bundle. */
export const HANDLER = 'index.handler';
export const BUNDLE_FILE = 'index.mjs';

/** Bundles that are made already; stacks of one synthesis share them. */
const made = new Map<string, string>();

/** A function's code: one file made of `lambdas/<name>/handler.ts` and all it imports. */
export function functionCode(name: string): Code {
  return Code.fromAsset(bundleFunction(name));
}

/**
 * Bundles a function and returns the folder of its one file; the same sources give the same bytes.
 *
 * The SDK is in it on purpose: only what is used, in the version the tests ran with, and loaded quicker than the
 * runtime's own.
 */
export function bundleFunction(name: string, into = BUILD): string {
  const folder = path.join(into, name);
  const earlier = made.get(folder);
  if (earlier !== undefined) return earlier;
  mkdirSync(folder, { recursive: true });
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: [path.join('lambdas', name, 'handler.ts')],
    outfile: path.join(folder, BUNDLE_FILE),
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    mainFields: ['module', 'main'],
    // packages in the older module system call require for Node's own modules
    banner: {
      js: "import { createRequire as lakeRequire } from 'node:module'; const require = lakeRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  made.set(folder, folder);
  return folder;
}
