import { checkWrites, type ItemWrite, MAX_BODY_BYTES } from '#adapters/item-table.ts';

const write = (at: number, bytes: number): ItemWrite => ({
  pk: 'ü',
  sk: `a${at}`,
  body: 'x'.repeat(bytes),
  before: null,
});

describe('what is written at once', () => {
  it('is at most 4 MB in all, names included', () => {
    // ten of 401408 bytes, each with 2 + 2 for its names and 64 for the rest, leave 179544 of 4194304
    const ten = Array.from({ length: 10 }, (_, at) => write(at, MAX_BODY_BYTES - 4096));
    expect(() => checkWrites([...ten, write(9, 179_544 - 68)])).not.toThrow();
    expect(() => checkWrites([...ten, write(9, 179_545 - 68)])).toThrow(
      'at most 4194304 bytes are written at once, got 4194305',
    );
  });
});
