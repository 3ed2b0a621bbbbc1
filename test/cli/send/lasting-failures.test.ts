import { StoreWriteError } from '#adapters/store-write-error.ts';
import { watchLastingFailures } from '#cli/send/lasting-failures.ts';

const failingWith = (error: unknown) => watchLastingFailures({ putIfAbsent: () => Promise.reject(error) });
const storeError = (code: string) => new StoreWriteError('/lake/a', Object.assign(new Error(code), { code }));

describe('failures of the store', () => {
  it('that last end the run, even where the gate only reported failed records', async () => {
    const full = storeError('ENOSPC');
    const { store, fatalErrorOf } = failingWith(full);
    expect(fatalErrorOf(undefined)).toBeNull();

    await expect(store.putIfAbsent('a', Buffer.from(''))).rejects.toBe(full);

    expect(fatalErrorOf(undefined)).toBe(full);
  });

  it.each([storeError('EMFILE'), new Error('timeout')])(
    'that pass are left to the retries: %s',
    async (error) => {
      const { store, fatalErrorOf } = failingWith(error);
      await expect(store.putIfAbsent('a', Buffer.from(''))).rejects.toBe(error);

      expect(fatalErrorOf(undefined)).toBeNull();
      expect(fatalErrorOf(error)).toBeNull();
    },
  );

  it('that the gate threw on are seen as well', () => {
    const readOnly = storeError('EROFS');
    const { fatalErrorOf } = watchLastingFailures({ putIfAbsent: async () => 'stored' });
    expect(fatalErrorOf(readOnly)).toBe(readOnly);
  });

  it('are none where the store takes what it is given', async () => {
    const { store } = watchLastingFailures({ putIfAbsent: async () => 'exists' });
    expect(await store.putIfAbsent('a', Buffer.from(''))).toBe('exists');
  });
});
