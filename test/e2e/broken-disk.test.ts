import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { ask, COMMAND_MS, lake, lakeJson, temporaryFolder } from './lake-process.ts';
import { expectOneSentence } from './one-sentence.ts';

jest.setTimeout(4 * COMMAND_MS);

const DISK = '8m';

/** Whether this machine lets us make a small disk of its memory, which takes root and Linux. */
const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return (
    spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', '/mnt'])
      .status === 0
  );
})();
if (!canMount) {
  process.stderr.write(
    'SKIPPED: full and read-only disks; making them takes root on Linux with the right to mount\n',
  );
}

const EVENTS = ['ada', 'ben', 'cleo'].map(
  (id) =>
    `{"event_id":"${id}","event_type":"roadshow_lead","email":"${id}@example.com","timestamp":"2025-01-01T10:00:00Z"}`,
);
const RUN = ['run', '--as-of', '2025-02-01'];

(canMount ? describe : describe.skip)('a lake on a disk', () => {
  let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
  let disk: string;
  let dir: string;
  let ballast: string;
  let file: string;

  beforeEach(async () => {
    scratch = await temporaryFolder('disk');
    disk = path.join(scratch.folder, 'disk');
    dir = path.join(disk, 'lake');
    ballast = path.join(disk, 'ballast');
    file = path.join(scratch.folder, 'events.ndjson');
    writeFileSync(file, EVENTS.join('\n'));
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk]);
    const first = path.join(scratch.folder, 'first.ndjson');
    writeFileSync(first, EVENTS[0] ?? '');
    await lakeJson(['send', first, '--arrival', 'event-time', '--dir', dir]);
  });
  afterEach(async () => {
    execFileSync('umount', [disk]);
    await scratch.remove();
  });

  /** Fills the disk but for so many bytes. */
  const leave = (bytes: number): void => {
    const fill = openSync(ballast, 'w');
    try {
      for (const block = Buffer.alloc(4096); ; ) writeSync(fill, block);
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    } finally {
      closeSync(fill);
    }
    truncateSync(ballast, statSync(ballast).size - bytes);
  };
  /** Tries a command with ever more room; what one try got done stays done, so a later one may fit. */
  const runOutOfSpace = async (command: string[], rooms: readonly number[]): Promise<void> => {
    for (const room of rooms) {
      leave(room);
      const answer = await lake(command);
      if (room === 0 || answer.code !== 0) expectOneSentence(answer, /disk is full[;:] free some space/);
    }
    rmSync(ballast);
  };
  const send = (): string[] => ['send', file, '--arrival', 'event-time', '--dir', dir];
  const run = (): string[] => [...RUN, '--dir', dir];

  /** What the lake holds once all went well in the end, however often it did not before. */
  const expectAllThree = async (): Promise<void> => {
    expect(
      await ask(
        dir,
        'select event_id, lead_category from events e join event_leads using (source, event_id) join lead_scores using (lead_id) order by 1',
      ),
    ).toEqual(['ada', 'ben', 'cleo'].map((event_id) => ({ event_id, lead_category: 'COLD' })));
  };

  it('that is full says so, loses nothing, and goes on once there is room', async () => {
    await runOutOfSpace(send(), [0, 8_192, 16_384]);
    await lakeJson(send());
    await runOutOfSpace(run(), [0, 32_768, 98_304]);
    await lakeJson(run());
    await expectAllThree();
  });

  it('that is read-only says so, can still be asked, and goes on once it may be written', async () => {
    const remount = (way: 'ro' | 'rw') => execFileSync('mount', ['-o', `remount,${way},size=${DISK}`, disk]);
    await lakeJson(run());
    remount('ro');
    for (const command of [send(), run()]) {
      expectOneSentence(await lake(command), /file system is read-only; remount it writable/);
    }
    expect(await ask(dir, 'select event_id from raw_events')).toEqual([{ event_id: 'ada' }]);
    expect(await ask(dir, 'select count(*) as leads from leads')).toEqual([{ leads: 1 }]);
    remount('rw');
    await lakeJson(send());
    await lakeJson(run());
    await expectAllThree();
  });
});
