import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { ask, COMMAND_MS, lake, lakeJson, temporaryFolder } from './lake-process.ts';

jest.setTimeout(4 * COMMAND_MS);

const LEADS = 300;

let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  scratch = await temporaryFolder('season');
});
afterAll(() => scratch.remove());

interface DemoReport {
  readonly differences: readonly string[];
  readonly truth: { readonly people: number; readonly events: number };
}

const demo = (dir: string, seed: number): Promise<DemoReport> =>
  lakeJson<DemoReport>(['demo', '--leads', String(LEADS), '--seed', String(seed), '--dir', dir]);

describe('the demo’s season', () => {
  it('is found by the lake as its author knows it, whatever the seed, also in the place of an earlier one', async () => {
    const dir = path.join(scratch.folder, 'seasons');
    for (const seed of [2, 77]) {
      const { differences, truth } = await demo(dir, seed);
      expect(differences).toEqual([]);
      expect(truth.people).toBe(LEADS);
      expect(await ask(dir, 'select count(*) as events from events')).toEqual([{ events: truth.events }]);
    }
  });

  it('never takes the place of events that are its user’s own', async () => {
    const dir = path.join(scratch.folder, 'own');
    const file = path.join(scratch.folder, 'own.ndjson');
    await writeFile(file, '{"event_id":"mine","event_type":"roadshow_lead","email":"mine@example.com"}');
    await lakeJson(['send', file, '--dir', dir]);

    const { code, stdout, stderr } = await lake(['demo', '--leads', '20', '--dir', dir]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `lake: ${dir} holds events of your own: name another directory for the demo with --dir\n`,
    );
    expect(await ask(dir, 'select event_id from raw_events')).toEqual([{ event_id: 'mine' }]);
  });

  it('becomes its user’s own with the first event sent to it', async () => {
    const dir = path.join(scratch.folder, 'grown');
    await lakeJson(['demo', '--leads', '20', '--dir', dir]);
    const file = path.join(scratch.folder, 'own.ndjson');
    await writeFile(file, '{"event_id":"mine","event_type":"roadshow_lead","email":"mine@example.com"}');
    await lakeJson(['send', file, '--dir', dir]);
    expect((await lake(['demo', '--leads', '20', '--dir', dir])).code).toBe(1);
    expect(await ask(dir, "select count(*) as kept from raw_events where event_id = 'mine'")).toEqual([
      { kept: 1 },
    ]);
  });
});
