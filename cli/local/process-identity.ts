import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from '#adapters/store-write-error.ts';

/** A process told apart from every other, also from a later one that got its number again. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** When the process began, in the system's own words, or null where the system does not say. */
  readonly started: string | null;
}

export function identityOf(pid: number): ProcessIdentity {
  return { host: hostname(), pid, started: startOf(pid) };
}

/** Whether the process runs. One of another machine cannot be asked, so it counts as running. */
export function isRunning({ host, pid, started }: ProcessIdentity): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user's.
    if (errorCode(error) !== 'EPERM') return false;
  }
  const current = startOf(pid);
  return started === null || current === null || current === started;
}

function startOf(pid: number): string | null {
  return process.platform === 'linux' ? linuxStartOf(pid) : psStartOf(pid);
}

/** A process that has ended and whose parent has not asked for its result: signals still reach its number. */
const ZOMBIE = 'Z';
/** The start of no process, so that one which has ended is never taken for the one that held something. */
const ENDED = 'ended';

/** Clock ticks since boot, with the boot's own id: ticks start again from zero with the machine. */
function linuxStartOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in parentheses and may hold spaces; state is the 3rd, starttime the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    if (state === ZOMBIE) return ENDED;
    return ticks === undefined ? null : `${boot}:${ticks}`;
  } catch {
    return null;
  }
}

function psStartOf(pid: number): string | null {
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return text.trim() || null;
  } catch {
    return null;
  }
}
