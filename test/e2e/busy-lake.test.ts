import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import {
  ask,
  COMMAND_MS,
  type LakeProcess,
  lake,
  lakeJson,
  startLake,
  temporaryFolder,
} from './lake-process.ts';
import { expectOneSentence } from './one-sentence.ts';

jest.setTimeout(4 * COMMAND_MS);

const event = (id: string): string =>
  `{"event_id":"${id}","event_type":"roadshow_lead","email":"${id}@example.com","timestamp":"2025-01-01T10:00:00Z"}\n`;

let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
let dir: string;
let file: string;
beforeAll(async () => {
  scratch = await temporaryFolder('busy');
  dir = path.join(scratch.folder, 'lake');
  file = path.join(scratch.folder, 'event.ndjson');
  await writeFile(file, event('first'));
  await lakeJson(['send', file, '--dir', dir]);
});
afterAll(() => scratch.remove());

const lockText = (name: string): string => {
  const lock = path.join(dir, 'locks', name);
  return existsSync(lock) ? readFileSync(lock, 'utf8') : '';
};

/** A lock that was given back says null. */
const isSending = (): boolean =>
  readdirSync(path.join(dir, 'locks')).some(
    (name) => /^send\.\d+\.lock$/.test(name) && lockText(name).includes('"pid"'),
  );

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 10) {
    if (waited > COMMAND_MS) throw new Error('waited in vain');
    await sleep(10);
  }
}

/** Commands that a failed test would leave waiting for ever. */
const started: LakeProcess[] = [];
afterEach(() => {
  for (const command of started.splice(0)) command.signal('SIGKILL');
});

const RUN = ['run', '--as-of', '2025-02-01'];

describe('a second run while one is at work', () => {
  it('is refused, and the first one finishes', async () => {
    const first = startLake([...RUN, '--json', '--dir', dir]);
    started.push(first);
    await until(() => lockText('run.lock').startsWith('pid'));
    // Held still, so that it cannot be done before the second one comes.
    first.signal('SIGSTOP');
    try {
      const second = await lake([...RUN, '--dir', dir]);
      expectOneSentence(
        second,
        /another process \(pid \d+\) is running .+: wait until it is done, then try again/,
      );
    } finally {
      first.signal('SIGCONT');
    }
    expect((await first.ended).code).toBe(0);
    expect(await ask(dir, 'select count(*) as leads from lead_scores')).toEqual([{ leads: 1 }]);
  });
});

describe('a second send while one is at work', () => {
  it('is refused, the first one finishes, and a run need not wait for it', async () => {
    // It waits for its input, and holds the lake meanwhile.
    const first = startLake(['send', '-', '--json', '--dir', dir]);
    started.push(first);
    await until(isSending);

    expectOneSentence(
      await lake(['send', file, '--dir', dir]),
      /is busy: process \d+ .+; wait until it has ended/,
    );
    expect((await lake([...RUN, '--dir', dir])).code).toBe(0);

    first.stdin.end(event('second'));
    const { code, stdout } = await first.ended;
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { read: 1, accepted: 1 }]);
    expect(await ask(dir, 'select event_id from raw_events order by event_id')).toEqual([
      { event_id: 'first' },
      { event_id: 'second' },
    ]);
  });
});
