import type { ItemTable, ItemWrite } from '#adapters/item-table.ts';
import { createOverlayItemTable, EMPTY_TABLE } from '#adapters/overlay-item-table.ts';

/** Bodies name the place they lie at. */
const skOf = (body: string): string => JSON.parse(body).at;
const item = (sk: string, before: ItemWrite['before'], word = ''): ItemWrite => ({
  pk: 'p',
  sk,
  body: JSON.stringify({ at: sk, word }),
  before,
});
const words = (bodies: readonly string[]) => bodies.map((body) => `${skOf(body)}${JSON.parse(body).word}`);

describe('a table over another one', () => {
  let base: ItemTable;
  let overlay: ItemTable;
  beforeEach(async () => {
    base = createOverlayItemTable(EMPTY_TABLE, skOf);
    await base.write([item('e#1', null), item('e#3', null), item('e#5', null), item('f#1', null)]);
    overlay = createOverlayItemTable(base, skOf);
  });

  it('shows what lies below it', async () => {
    const keys = [
      { pk: 'p', sk: 'e#3' },
      { pk: 'q', sk: 'e#3' },
    ];
    expect(await overlay.get(keys)).toEqual([{ version: 1, body: item('e#3', null).body }, null]);
    expect(words(await overlay.list('p', 'e#', { order: 'ascending' }))).toEqual(['e#1', 'e#3', 'e#5']);
  });

  it('shows what was written over it, in its place, and leaves what lies below as it is', async () => {
    const writes = [item('e#3', 1, ' anew'), item('e#4', null), { ...item('e#5', 1), body: null }];
    expect(await overlay.write(writes)).toBe('done');

    expect(words(await overlay.list('p', 'e#', { order: 'ascending' }))).toEqual(['e#1', 'e#3 anew', 'e#4']);
    expect(words(await overlay.list('p', 'e#', { order: 'descending', limit: 2 }))).toEqual([
      'e#4',
      'e#3 anew',
    ]);
    expect((await overlay.get([{ pk: 'p', sk: 'e#3' }]))[0]?.version).toBe(2);
    expect(await overlay.get([{ pk: 'p', sk: 'e#5' }])).toEqual([null]);
    expect(words(await base.list('p', 'e#', { order: 'ascending' }))).toEqual(['e#1', 'e#3', 'e#5']);
  });

  it('lists as many as it is asked for, whatever has gone', async () => {
    await overlay.write([
      { ...item('e#5', 1), body: null },
      { ...item('e#3', 1), body: null },
      item('e#4', null),
    ]);
    expect(words(await overlay.list('p', 'e#', { order: 'descending', limit: 2 }))).toEqual(['e#4', 'e#1']);
    expect(words(await overlay.list('p', 'e#', { order: 'ascending', limit: 1 }))).toEqual(['e#1']);
  });

  it('writes all or nothing, on conditions that hold of both together', async () => {
    expect(await overlay.write([item('e#9', null), item('e#3', null)])).toBe('refused');
    expect(await overlay.write([item('e#9', null), item('e#3', 2)])).toBe('refused');
    expect(await overlay.get([{ pk: 'p', sk: 'e#9' }])).toEqual([null]);
    expect(await overlay.write([item('e#3', 1)])).toBe('done');
    expect(await overlay.write([item('e#3', 1)])).toBe('refused');
    expect(await overlay.write([item('e#3', 'any'), item('e#1', 'any')])).toBe('done');
  });

  it('refuses what DynamoDB would', async () => {
    const many = Array.from({ length: 101 }, (_, at) => item(String(at), null));
    await expect(overlay.write(many)).rejects.toThrow('at most 100 items');
  });
});
