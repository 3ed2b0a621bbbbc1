import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryProfileStore } from '#adapters/directory-profile-store.ts';
import {
  CONTRACT_LIMITS,
  type ContractEvent,
  contractEvent,
  describeProfileStore,
} from './profile-store-contract.ts';

const roots: string[] = [];
const newRoot = async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'profile-store-'));
  roots.push(root);
  return root;
};
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

describeProfileStore('a directory', async (settings) =>
  createDirectoryProfileStore(await newRoot(), settings),
);

describe('profiles in a directory', () => {
  const settings = { limits: CONTRACT_LIMITS, maxEvents: 100 };
  const storeIn = (root: string) => createDirectoryProfileStore<ContractEvent, string>(root, settings);

  it('are there for a store that is opened later', async () => {
    const root = await newRoot();
    await storeIn(root).putEvent(contractEvent('a', ['e_1']));
    await storeIn(root).link(['e_1']);
    expect((await storeIn(root).read('e_1'))?.eventsSeen).toBe(1);
  });

  it('lose nothing that several stores write into one directory at once', async () => {
    const root = await newRoot();
    const stores = [storeIn(root), storeIn(root), storeIn(root)];
    const work = stores.flatMap((store, writer) =>
      Array.from({ length: 8 }, async (_, place) => {
        const event = contractEvent(`${writer}-${place}`, ['e_1'], place);
        await store.putEvent(event);
        await store.link(event.keys);
      }),
    );
    await Promise.all(work);
    expect(await storeIn(root).read('e_1')).toMatchObject({ eventsSeen: 24, truncated: false });
    for (const store of stores) expect((await store.read('e_1'))?.events).toHaveLength(24);
  });
});
