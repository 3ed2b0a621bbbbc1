import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCheckpointStore } from '#cli/local/checkpoint-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'checkpoints-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the checkpoint store', () => {
  it('knows no checkpoint of a shard that has none', async () => {
    expect(await createCheckpointStore(folder).load('shard')).toBeNull();
  });

  it('keeps the last checkpoint saved, for whoever opens it next, and nothing beside it', async () => {
    await createCheckpointStore(folder).save('shard', '11');
    await createCheckpointStore(folder).save('shard', '12');

    expect(await createCheckpointStore(folder).load('shard')).toBe('12');
    expect(await readdir(path.join(folder, 'shard'))).toEqual(['checkpoint.json']);
  });

  it.each(['', '{"sequenceNum', '{}', '{"sequenceNumber":12}', '\0\0'])(
    'takes the unreadable checkpoint %j for none, so that records come twice rather than never',
    async (text) => {
      await createCheckpointStore(folder).save('shard', '11');
      await writeFile(path.join(folder, 'shard', 'checkpoint.json'), text);

      expect(await createCheckpointStore(folder).load('shard')).toBeNull();
    },
  );
});
