import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILD = path.join(ROOT, '.build', 'functions');

/** File and export that Lambda calls in every bundle. */
export const HANDLER = 'index.handler';
export const BUNDLE_FILE = 'index.mjs';

/** Bundles that are made already; stacks of one synthesis share them. */
const made = new Map<string, string>();

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
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [path.join('lambdas', name, 'handler.ts')],
    outfile: path.join(folder, BUNDLE_FILE),
    write: false,
    bundle: true,
    minify: true,
    keepNames: true,
    // so that an error shows a line, and not all of the file
    lineLimit: 200,
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
  mkdirSync(folder, { recursive: true });
  for (const { path: file, contents } of outputFiles) {
    // whole or not at all, since another process may be reading it
    const draft = `${folder}.${process.pid}.draft`;
    writeFileSync(draft, contents);
    renameSync(draft, file);
  }
  made.set(folder, folder);
  return folder;
}
