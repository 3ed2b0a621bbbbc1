import { createOverlayItemTable, EMPTY_TABLE } from '#adapters/overlay-item-table.ts';
import { createItemCheckpoints } from '#cli/lake/item-checkpoints.ts';

describe('checkpoints in a table', () => {
  it('are kept for each shard, the last one saved', async () => {
    const table = createOverlayItemTable(EMPTY_TABLE, () => '');
    const checkpoints = createItemCheckpoints(table);
    expect(await checkpoints.load('one')).toBeNull();
    await checkpoints.save('one', '11');
    await checkpoints.save('two', '21');
    await checkpoints.save('one', '12');
    expect(await createItemCheckpoints(table).load('one')).toBe('12');
    expect(await createItemCheckpoints(table).load('two')).toBe('21');
  });
});
