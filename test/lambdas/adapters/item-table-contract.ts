import { type ItemTable, ItemTableError, type ItemWrite } from '#adapters/item-table.ts';

/** What holds of every table of items; each is made empty. */
export function describeItemTable(name: string, create: (now?: () => number) => Promise<ItemTable>): void {
  const write = (sk: string, body: string | null = '1', before: ItemWrite['before'] = null): ItemWrite => ({
    pk: 'k',
    sk,
    body,
    before,
  });
  const key = (sk: string) => ({ pk: 'k', sk });

  describe(`${name}, as a table of items`, () => {
    it('writes all or none, and counts how often an item was written on a condition', async () => {
      const table = await create();
      expect(await table.write([write('a'), write('b')])).toBe('done');
      expect(await table.write([write('c'), write('a')])).toBe('refused');
      expect(await table.write([write('c'), write('a', '2', 2)])).toBe('refused');
      expect(await table.write([write('c'), write('a', '2', 1)])).toBe('done');
      expect(await table.get(['a', 'b', 'c', 'd'].map(key))).toEqual([
        { version: 2, body: '2' },
        { version: 1, body: '1' },
        { version: 1, body: '1' },
        null,
      ]);
    });

    it('writes one item on a condition', async () => {
      const table = await create();
      expect(await table.write([write('a')])).toBe('done');
      expect(await table.write([write('a')])).toBe('refused');
      expect(await table.write([write('a', '2', 1)])).toBe('done');
      expect(await table.write([write('a', '3', 1)])).toBe('refused');
      expect(await table.get([key('a')])).toEqual([{ version: 2, body: '2' }]);
      expect(await table.write([])).toBe('done');
    });

    it('removes items, on a condition or whatever is there', async () => {
      const table = await create();
      await table.write([write('a'), write('b')]);
      expect(await table.write([write('a', null, 7)])).toBe('refused');
      expect(await table.write([write('a', null, 1)])).toBe('done');
      expect(await table.write([write('b', null, 'any'), write('c', null, 'any')])).toBe('done');
      expect(await table.list('k', '', { order: 'ascending' })).toEqual([]);
      expect(await table.write([write('a'), write('c', '1', 'any')])).toBe('done');
    });

    it('lists what begins so, in the order of names, either way, and no more than asked for', async () => {
      const table = await create();
      const names = ['e#1', 'e#10', 'e#2', 'e#ü', 'e#\u{1f600}', 'e', 'f#1', 'd#9'];
      await table.write(names.map((sk) => write(sk, JSON.stringify(sk))));
      await table.write([{ ...write('e#3'), pk: 'other' }]);
      const listed = async (order: 'ascending' | 'descending', limit?: number) =>
        (await table.list('k', 'e#', { order, ...(limit !== undefined && { limit }) })).map((body) =>
          JSON.parse(body),
        );
      const sorted = ['e#1', 'e#10', 'e#2', 'e#ü', 'e#\u{1f600}'];
      expect(await listed('ascending')).toEqual(sorted);
      expect(await listed('descending')).toEqual(sorted.toReversed());
      expect(await listed('ascending', 2)).toEqual(['e#1', 'e#10']);
      expect(await listed('descending', 2)).toEqual(['e#\u{1f600}', 'e#ü']);
    });

    it('holds nothing that has expired, and takes its limit of what has not', async () => {
      let nowMs = 0;
      const table = await create(() => nowMs);
      const expiring = (sk: string, expiresAt: number) => ({
        ...write(sk, JSON.stringify(sk), 'any'),
        expiresAt,
      });
      await table.write([expiring('a', 10), expiring('b', 20), expiring('c', 10), write('d', '"d"', 'any')]);
      nowMs = 9_999;
      expect(await table.list('k', '', { order: 'descending', limit: 3 })).toEqual(['"d"', '"c"', '"b"']);
      nowMs = 10_000;
      expect(await table.get(['a', 'b'].map(key))).toEqual([null, { version: 1, body: '"b"' }]);
      expect(await table.list('k', '', { order: 'ascending', limit: 2 })).toEqual(['"b"', '"d"']);
      await table.write([expiring('a', 30), expiring('b', 10)]);
      expect(await table.list('k', '', { order: 'ascending' })).toEqual(['"a"', '"d"']);
    });

    it('takes no condition on what expires: DynamoDB would still see what is gone', async () => {
      const table = await create();
      await expect(table.write([{ ...write('a'), expiresAt: 10 }])).rejects.toThrow(
        new ItemTableError('an item that expires is written whatever is there, got a condition on a "a"'),
      );
    });

    it('keeps bodies of any size that it takes, commas and other letters in them', async () => {
      const table = await create();
      const body = JSON.stringify(`1,2,ü${'x'.repeat(400_000)}`);
      await table.write([write('a', body)]);
      expect(await table.get([key('a')])).toEqual([{ version: 1, body }]);
    });
  });
}
