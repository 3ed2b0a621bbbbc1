import { hash } from 'node:crypto';
import path from 'node:path';
import type { BusEvent } from '#adapters/directory-event-bus.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** An event that its subscriber will not be asked to take again, and why. */
export interface DeadLetter {
  readonly reason: string;
  readonly attempts: number;
  readonly given_up_at: string;
  /** As it lay on the bus. */
  readonly event: BusEvent;
}

/** Keeps an event that could not be delivered, whole; kept twice it is one file. */
export async function keepDeadLetter(folder: string, letter: DeadLetter): Promise<void> {
  const name = hash('sha256', letter.event.id).slice(0, 32);
  await writeFileAtomically(path.join(folder, `${name}.json`), `${JSON.stringify(letter, null, 2)}\n`);
}
