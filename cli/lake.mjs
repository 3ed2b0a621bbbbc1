#!/usr/bin/env node
// The `lake` command. Plain JavaScript, because it must run before anything is installed: it sets up what the
// lake needs, then hands over to the TypeScript in main.ts.
import { pathToFileURL } from 'node:url';
import { ensureSetUp, ROOT, SetUpError } from './setup/set-up.mjs';

try {
  await ensureSetUp('runtime', (line) => process.stderr.write(`${line}\n`));
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import(pathToFileURL(`${ROOT}/cli/main.ts`).href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  process.stderr.write(`lake: ${error.message}\n`);
  process.exitCode = 1;
}
