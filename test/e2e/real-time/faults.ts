import type { EventBus } from '#adapters/event-bus.ts';
import type { ItemTable } from '#adapters/item-table.ts';
import type { ObjectStore } from '#adapters/object-store.ts';
import type { Random } from '#cli/demo/season/random.ts';

/** What a system that failed says; whatever it was asked for may have been done all the same. */
export class MadeUpFault extends Error {
  override readonly name = 'MadeUpFault';
}

/** Lets a share of all effects fail, before they are done or after. */
export interface Faults {
  readonly happened: () => number;
  readonly table: (table: ItemTable) => ItemTable;
  readonly store: (store: ObjectStore) => ObjectStore;
  readonly bus: (bus: EventBus) => EventBus;
}

export function createFaults(random: Random, share: number): Faults {
  let happened = 0;
  const isDue = (): boolean => {
    if (!random.chance(share)) return false;
    happened += 1;
    return true;
  };
  const perhaps = async <T>(effect: () => Promise<T>): Promise<T> => {
    if (!isDue()) return effect();
    if (random.chance(0.5)) await effect();
    throw new MadeUpFault('made up');
  };
  return {
    happened: () => happened,
    table: (table) => ({
      get: (keys) => perhaps(() => table.get(keys)),
      list: (...asked) => perhaps(() => table.list(...asked)),
      write: (writes) => perhaps(() => table.write(writes)),
    }),
    store: (store) => ({ putIfAbsent: (key, body) => perhaps(() => store.putIfAbsent(key, body)) }),
    bus: (bus) => ({
      async publish(events) {
        if (!isDue()) return bus.publish(events);
        if (random.chance(0.5)) await bus.publish(events);
        return new Set(events.map(({ detail }) => detail.id));
      },
    }),
  };
}
