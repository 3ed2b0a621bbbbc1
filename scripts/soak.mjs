// `npm run soak`: the gate's whole path under seeded faults. Ends with 1 where anything was lost, doubled, or done
// in a wrong order. `npm run soak -- --help` names its options.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureSetUp, ROOT, SetUpError } from '../cli/setup/set-up.mjs';

try {
  await ensureSetUp('dev', (line) => process.stderr.write(`${line}\n`));
  const program = join(ROOT, 'test', 'soak', 'main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
