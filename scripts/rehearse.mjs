// `npm run rehearse`: deploys the whole lake to a stand-in for AWS on this machine, uses it, changes it and deletes
// it. Sets up what it needs.
import { pathToFileURL } from 'node:url';
import { ensureMiniStack } from '../cli/setup/ministack.mjs';
import { ensureSetUp, ROOT, SetUpError } from '../cli/setup/set-up.mjs';

// about the SDK's next year, not about this rehearsal
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
try {
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  await ensureSetUp('dev', say);
  await ensureMiniStack(say);
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import(pathToFileURL(`${ROOT}/rehearsal/main.ts`).href);
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  process.stdout.write(`rehearsal: ${error.message}\n`);
  process.exitCode = 1;
}
