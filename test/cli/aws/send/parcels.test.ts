import { fitsStream, type JudgedRecord, PARCEL_BYTES, parcelsOf } from '#cli/aws/send/parcels.ts';
import { collect } from '../../../lambdas/adapters/collect.ts';

async function* given(records: readonly JudgedRecord[]) {
  yield* records;
}
const good = (line: number, text: string): JudgedRecord => ({
  line,
  data: Buffer.from(text),
  isOneGoodEvent: true,
});
const other = (line: number, text: string): JudgedRecord => ({ ...good(line, text), isOneGoodEvent: false });

async function packed(...records: JudgedRecord[]) {
  const parcels = await collect(parcelsOf(given(records)));
  return parcels.map(({ data, lines }) => [Buffer.from(data).toString(), lines]);
}

describe('parcels for the stream', () => {
  it('hold good events one a line', async () => {
    expect(await packed(good(1, '{"a":1}'), good(2, '{"b":2}'))).toEqual([['{"a":1}\n{"b":2}', [1, 2]]]);
  });

  it('leave alone, and as it is, what is not one good event', async () => {
    expect(await packed(good(1, '{"a":1}'), other(2, 'oops'), good(3, '{"b":2}'))).toEqual([
      ['oops', [2]],
      ['{"a":1}\n{"b":2}', [1, 3]],
    ]);
  });

  it('leave alone an event that is written over several lines, which would come apart', async () => {
    expect(await packed(good(3, '{\n"a":1}'), good(4, '{"b":2}'))).toEqual([
      ['{\n"a":1}', [3]],
      ['{"b":2}', [4]],
    ]);
  });

  it('hold as much as is paid for, and no byte more', async () => {
    const half = 'x'.repeat(PARCEL_BYTES / 2);
    const lessOne = half.slice(1);
    expect((await packed(good(1, half), good(2, lessOne), good(3, 'y'))).map(([, lines]) => lines)).toEqual([
      [1, 2],
      [3],
    ]);
    expect((await packed(good(1, half), good(2, half))).map(([, lines]) => lines)).toEqual([[1], [2]]);
  });

  it('hold nothing where nothing came', async () => {
    expect(await packed()).toEqual([]);
  });

  it('fit the stream up to 1 MiB with their key of 40 bytes', () => {
    expect(fitsStream(new Uint8Array(1_048_536))).toBe(true);
    expect(fitsStream(new Uint8Array(1_048_537))).toBe(false);
  });
});
