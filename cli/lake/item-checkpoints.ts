import type { ItemTable } from '#adapters/item-table.ts';
import type { CheckpointStore } from '../local/checkpoint-store.ts';

const keyOf = (shardId: string) => ({ pk: `checkpoint#${shardId}`, sk: 'checkpoint' });

/**
 * Checkpoints in the very table that the consumer writes to: whatever becomes of the table, they are never ahead
 * of it, and where it is gone the consumer begins at the start of the stream.
 */
export function createItemCheckpoints(table: ItemTable): CheckpointStore {
  return {
    async load(shardId) {
      const [item] = await table.get([keyOf(shardId)]);
      return item ? (JSON.parse(item.body) as { sequenceNumber: string }).sequenceNumber : null;
    },
    async save(shardId, sequenceNumber) {
      await table.write([{ ...keyOf(shardId), body: JSON.stringify({ sequenceNumber }), before: 'any' }]);
    },
  };
}
