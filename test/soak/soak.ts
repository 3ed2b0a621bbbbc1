import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { SeedReport, SeedTask } from './soak-seed.ts';

const WORKER = path.join(import.meta.dirname, 'worker.ts');

/**
 * With one thread behind a process, what is packed and written side by side comes to its end in the order in which
 * it began, and a seed is the same run every time.
 */
const ONE_THREAD = { UV_THREADPOOL_SIZE: '1' };

/** A seed could not be run at all. */
export class SoakError extends Error {
  override readonly name = 'SoakError';
}

/** Runs all seeds in so many processes and tells of each as it ends. */
export async function soak(
  tasks: readonly SeedTask[],
  jobs: number,
  onReport: (report: SeedReport) => void,
): Promise<void> {
  const waiting = [...tasks];
  const work = async (): Promise<void> => {
    const worker = fork(WORKER, { execArgv: ['--import', 'tsx'], env: { ...process.env, ...ONE_THREAD } });
    try {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
        onReport(await ask(worker, task));
      }
    } finally {
      worker.disconnect();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work));
}

function ask(worker: ChildProcess, task: SeedTask): Promise<SeedReport> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void =>
      reject(new SoakError(`seed ${task.seed}: its process ended with code ${code}`));
    worker.once('exit', onExit);
    worker.once('message', (answer: { report?: SeedReport; error?: string }) => {
      worker.off('exit', onExit);
      if (answer.report) resolve(answer.report);
      else reject(new SoakError(`seed ${task.seed}: ${answer.error}`));
    });
    worker.send(task);
  });
}
