import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { RehearsalError } from '../rehearsal-error.ts';
import type { Stage } from '../stage.ts';

/** What `lake send --json` says it did. */
export interface Sent {
  readonly read: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** Sends lines by `lake send`, and holds its counts against what a lake here says of the same lines. */
export async function sendLines(stage: Stage, lines: readonly string[], expected: Sent): Promise<string> {
  const file = path.join(stage.folder, 'events.ndjson');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const { stdout } = await stage.lake('send', file, '--json');
  const sent = countsOf(JSON.parse(stdout));
  if (!isDeepStrictEqual(sent, countsOf(expected))) {
    throw new RehearsalError(
      `lake send says ${JSON.stringify(sent)}, here it is ${JSON.stringify(countsOf(expected))}`,
    );
  }
  const { read, accepted, quarantined } = sent;
  return `${read} read, ${accepted} accepted, ${quarantined} quarantined`;
}

function countsOf({ read, accepted, quarantined, reasons }: Sent): Sent {
  return { read, accepted, quarantined, reasons };
}
