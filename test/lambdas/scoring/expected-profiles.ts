import type { KeyLimit } from '#domain/identity/key-limit.ts';

export interface KeyedEvent {
  readonly event_id: string;
  readonly event_time_ms: number;
  readonly creates_lead: boolean;
  readonly keys: readonly string[];
  /** Whether another content of it is kept: its links count, the event does not. */
  readonly isReplaced: boolean;
}

export interface ExpectedProfile {
  readonly keys: string[];
  readonly eventIds: string[];
  readonly leadId: string;
  readonly attribution: 'lead' | 'crm_only' | 'anonymous_only';
}

const TYPES = { x: 'external', e: 'email', p: 'phone', a: 'anonymous' } as const;

/**
 * Who belongs together when all events are known, worked out from all of them at once: sets of keys are joined
 * until none of them meet. Each key with the keys of its person, the ids of its events, its name and what it is.
 */
export function expectedProfiles(
  events: readonly KeyedEvent[],
  limits: readonly KeyLimit[],
): Map<string, ExpectedProfile> {
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
      const own = events.filter(
        (event) => !event.isReplaced && speaking(event.keys).some((key) => group.has(key)),
      );
      const eventIds = own.map(({ event_id }) => event_id).sort();
      // by time, id, strength and name, as text of one length each
      const spoken = own.flatMap(({ event_time_ms, event_id, keys: all }) =>
        speaking(all).map((key) => [
          `${String(event_time_ms).padStart(9, '0')} ${event_id.padEnd(9)} ${'xepa'.indexOf(key[0] ?? '')} ${key}`,
          key,
        ]),
      );
      const [[, leadId = ''] = []] = spoken.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
      const isReachable = spoken.some(([, key]) => !key?.startsWith('a'));
      const isMade = own.some(({ creates_lead }) => creates_lead);
      const attribution = isReachable ? (isMade ? 'lead' : 'crm_only') : 'anonymous_only';
      return keys.map((key) => [key, { keys, eventIds, leadId, attribution }]);
    }),
  );
}
