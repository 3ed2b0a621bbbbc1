import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryItemTable } from '#adapters/directory-item-table.ts';
import { createDirectoryProfileStore } from '#adapters/directory-profile-store.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import {
  CONTRACT_LIMITS,
  type ContractEvent,
  contractEvent,
  describeProfileStore,
} from './profile-store-contract.ts';

const roots: string[] = [];
const open: { close(): Promise<void> }[] = [];
const newRoot = async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'profile-store-'));
  roots.push(root);
  return root;
};
const closing = <T extends { close(): Promise<void> }>(it: T): T => {
  open.push(it);
  return it;
};
afterAll(async () => {
  await Promise.all(open.map((each) => each.close()));
  await Promise.all(roots.map((root) => rm(root, { recursive: true, force: true })));
});

describeProfileStore('a directory', async (settings, now) => {
  const table = createDirectoryItemTable({ directory: await newRoot(), ...(now && { now }) });
  return createItemProfileStore(closing(table), settings);
});

describe('profiles in a directory', () => {
  const settings = { limits: CONTRACT_LIMITS, maxEvents: 100 };
  const storeIn = (root: string) =>
    closing(createDirectoryProfileStore<ContractEvent, string>(root, settings));

  it('are there for a store that is opened later', async () => {
    const root = await newRoot();
    await storeIn(root).take(contractEvent('a', ['e_1']));
    expect((await storeIn(root).read('e_1'))?.eventsSeen).toBe(1);
  });

  it('lose nothing that several stores write into one directory at once', async () => {
    const root = await newRoot();
    const stores = [storeIn(root), storeIn(root), storeIn(root)];
    const work = stores.flatMap((store, writer) =>
      Array.from({ length: 8 }, (_, place) =>
        store.take(contractEvent(`${writer}-${place}`, ['e_1'], place)),
      ),
    );
    await Promise.all(work);
    expect(await storeIn(root).read('e_1')).toMatchObject({ eventsSeen: 24, truncated: false });
    for (const store of stores) expect((await store.read('e_1'))?.events).toHaveLength(24);
  });
});
