// `npm run judge`: every query of the project on a real Trino, beside the embedded engine.
import { spawn } from 'node:child_process';
import { ensureSetUp, PYTHON, ROOT, SetUpError } from '../cli/setup/set-up.mjs';
import { ensureTrino } from '../cli/setup/trino.mjs';

const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
try {
  await ensureSetUp('dev', say);
  const { home, java } = await ensureTrino(say);
  const env = { ...process.env, LEAD_LAKE_TRINO: home, LEAD_LAKE_TRINO_JAVA: java };
  const args = ['-m', 'pytest', '-rs', 'test/judge', ...process.argv.slice(2)];
  spawn(PYTHON, args, { cwd: ROOT, stdio: 'inherit', env }).on('close', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(`SKIPPED: the judge. ${error.message}`);
}
