import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A program of this folder in a process of its own, talking in lines. */
export interface Child {
  readonly process: ChildProcess;
  /** The next line it says, or null once it has ended. */
  nextLine(): Promise<string | null>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Waits until it ends by itself. */
  ended(): Promise<void>;
}

export function startChild(program: string, ...args: string[]): Child {
  const file = path.join(import.meta.dirname, program);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = async (): Promise<void> => {
    await exit;
  };
  return {
    process: child,
    async nextLine() {
      const { done, value } = await lines.next();
      return done ? null : value;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended();
    },
    ended,
  };
}
