import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { identityOf, isRunning } from '#cli/local/process-identity.ts';

const onLinux = process.platform === 'linux' ? it : it.skip; // Reads /proc, which only Linux has.

describe('a process identity', () => {
  it('of this process is running', () => {
    expect(isRunning(identityOf(process.pid))).toBe(true);
  });

  it('of a process that has ended is not', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    const identity = identityOf(child.pid ?? 0);
    await once(child, 'exit');

    expect(isRunning(identity)).toBe(false);
  });

  it('of another machine counts as running, because nobody here can tell', () => {
    // Above what a Linux kernel gives to any process of this machine.
    expect(isRunning({ host: 'another.example.com', pid: 999_999_999, started: null })).toBe(true);
  });

  onLinux('is not that of a later process with the same number', () => {
    expect(isRunning({ ...identityOf(process.pid), started: 'another boot:1' })).toBe(false);
  });

  onLinux('of a process that ended and was not reaped is not running', async () => {
    // The shell starts a sleeper and becomes another program, which never asks what became of it.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60']);
    try {
      const [said] = await once(parent.stdout, 'data');
      const pid = Number(String(said).trim());
      const identity = identityOf(pid);
      expect(isRunning(identity)).toBe(true);
      while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }

      expect(isRunning(identity)).toBe(false);
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
