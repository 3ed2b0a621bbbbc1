import { entryBytes, requestsOf, type StreamEntry } from '#adapters/kinesis-requests.ts';
import { collect } from './collect.ts';

async function* given(entries: readonly StreamEntry[]) {
  yield* entries;
}
const entry = (bytes: number): StreamEntry => ({ partitionKey: 'key', data: new Uint8Array(bytes - 3) });
const sizes = async (entries: readonly StreamEntry[]) =>
  (await collect(requestsOf(given(entries)))).map(({ length }) => length);

const MIB = 1_048_576;

describe('requests of PutRecords', () => {
  it('hold at most 500 records', async () => {
    expect(await sizes(new Array(1001).fill(entry(10)))).toEqual([500, 500, 1]);
  });

  it('hold at most 5 MiB, partition keys included', async () => {
    expect(entryBytes(entry(MIB))).toBe(MIB);
    expect(await sizes(new Array(6).fill(entry(MIB)))).toEqual([5, 1]);
    expect(await sizes([...new Array(5).fill(entry(MIB)), entry(4)])).toEqual([5, 1]);
  });

  it('keep the order', async () => {
    const entries = [entry(MIB), entry(5), entry(7)];
    expect((await collect(requestsOf(given(entries)))).flat()).toEqual(entries);
  });

  it('are none where there is nothing', async () => {
    expect(await sizes([])).toEqual([]);
  });
});
