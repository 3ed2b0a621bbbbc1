/** Takes the send lock of a lake, says so, and keeps it for as long as it lives: `hold-lock.ts LAKE [MS]`. */
import { acquireLock } from '#cli/local/lock.ts';

const [lakeDir = '', holdMs = '60000'] = process.argv.slice(2);
try {
  const lock = await acquireLock({ lakeDir, purpose: 'send', nowMs: Date.now() });
  process.stdout.write('held\n');
  setTimeout(() => void lock.release(), Number(holdMs));
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.name : error}\n`);
}
