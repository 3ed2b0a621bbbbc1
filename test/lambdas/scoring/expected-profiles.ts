import type { KeyLimit } from '#domain/identity/key-limit.ts';

export interface KeyedEvent {
  readonly event_id: string;
  readonly keys: readonly string[];
}

const TYPES = { x: 'external', e: 'email', p: 'phone', a: 'anonymous' } as const;

/**
 * Who belongs together when all events are known, worked out from all of them at once: sets of keys are joined
 * until none of them meet. Each key with the keys of its person and the ids of its events.
 */
export function expectedProfiles(
  events: readonly KeyedEvent[],
  limits: readonly KeyLimit[],
): Map<string, { readonly keys: string[]; readonly eventIds: string[] }> {
  const all = [...new Set(events.flatMap(({ keys }) => keys))];
  const metBy = (key: string) =>
    new Set(events.filter(({ keys }) => keys.includes(key)).flatMap(({ keys }) => keys)).size - 1;
  const limit = (key: string) =>
    limits.find(({ keyType }) => keyType === TYPES[key[0] as keyof typeof TYPES])?.maxLinkedKeys ?? 0;
  const hubs = new Set(all.filter((key) => metBy(key) > limit(key)));
  const speaking = (keys: readonly string[]) => {
    const persons = keys.filter((key) => !hubs.has(key));
    return persons.length > 0 ? persons : keys.slice(0, 1);
  };

  let groups = all.map((key) => new Set([key]));
  for (const { keys } of events) {
    const joined = speaking(keys);
    const touched = groups.filter((group) => joined.some((key) => group.has(key)));
    groups = [
      ...groups.filter((group) => !touched.includes(group)),
      new Set(touched.flatMap((group) => [...group])),
    ];
  }
  return new Map(
    groups.flatMap((group) => {
      const keys = [...group].sort();
      const own = events.filter((event) => speaking(event.keys).some((key) => group.has(key)));
      return keys.map((key) => [key, { keys, eventIds: own.map(({ event_id }) => event_id).sort() }]);
    }),
  );
}
