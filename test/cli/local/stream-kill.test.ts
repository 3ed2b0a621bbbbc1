import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLocalStream } from '#cli/local/stream.ts';
import { startChild } from './programs/child.ts';

const EVERYTHING = { records: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
const KILLS = 5;

let lakeDir: string;
beforeEach(async () => {
  lakeDir = await mkdtemp(path.join(tmpdir(), 'stream-kill-'));
});
afterEach(() => rm(lakeDir, { recursive: true, force: true }));

describe('a stream whose writer is killed', () => {
  it('holds every record it had confirmed, no half one, and takes more', async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const dir = path.join(lakeDir, String(kill));
      const writer = startChild('append-forever.ts', dir);
      let confirmed = 0;
      for (let said = 0; said < kill * 3; said += 1) confirmed = Number(await writer.nextLine());
      await writer.kill();

      const stream = await openLocalStream({ lakeDir: dir });
      await stream.append([{ partitionKey: 'after', arrivalMs: 0, data: Buffer.from('after') }], 0);
      const records = await stream.read(stream.shardIds[0] ?? '', null, EVERYTHING);

      const texts = records.map(({ data }) => Buffer.from(data, 'base64').toString());
      expect(texts.pop()).toBe('after');
      expect(texts.length).toBeGreaterThanOrEqual(confirmed);
      expect(texts).toEqual(texts.map((_, index) => `${index} ${'x'.repeat(500)}`));
    }
  }, 60_000);
});
