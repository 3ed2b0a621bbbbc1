import type { CommandContext } from '#cli/commands/context.ts';
import type { SeasonEvent } from '#cli/demo/season/index.ts';
import { sendSeason } from '#cli/demo/send-season.ts';
import { openLake, openOrCreateLake } from '#cli/lake/lake-directory.ts';
import { createConsole } from '#cli/output/console.ts';

/** The pepper of all benchmark lakes: made-up people need no secret, and the same ids make runs comparable. */
const PEPPER = '62656e63686d61726b'.padEnd(64, '0');

/** Makes an empty lake for the benchmarks. */
export async function createBenchLake(dir: string): Promise<void> {
  await openOrCreateLake({ dir, pepper: PEPPER, demo: true });
}

/** Sends events into a lake, through its stream and the real gate. Returns how many lines it accepted. */
export async function fillLake(dir: string, events: readonly SeasonEvent[]): Promise<number> {
  const { accepted } = await sendSeason(openLake({ dir, pepper: undefined }), events, sendingContext());
  return accepted;
}

function sendingContext(): CommandContext {
  const { stdout, stderr, stdin } = process;
  return {
    console: createConsole({ stdout, stderr, noColor: true, now: Date.now }),
    env: { pepper: undefined, noColor: true },
    standardInput: stdin,
    now: Date.now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
