import { ENVELOPE_SPELLINGS } from '#domain/event-type.ts';
import { isAbsent } from '#domain/json.ts';
import { createZoneLookup, type ReadingConfig } from '#domain/reading-tools.ts';
import { readTimestamp } from '#domain/values/timestamp.ts';
import { type DecodeLimits, decodeRecord, isRefusal } from './decode-record.ts';
import { DEFAULT_MAX_DEPTH, DEFAULT_MAX_EVENT_BYTES } from './gate-config.ts';
import { recogniseEvent } from './recognise-event.ts';

type Zones = ReadingConfig['defaultZones'];

const lookups = new WeakMap<Zones, ReturnType<typeof createZoneLookup>>();

/**
 * The time an event states for itself, for histories that count as arrived when they happened; null when it
 * states none that can be read. A packed record gives the time of its first event.
 */
export function claimedTimeMs(
  payload: Uint8Array,
  {
    defaultZones,
    maxEventBytes = DEFAULT_MAX_EVENT_BYTES,
    maxDepth = DEFAULT_MAX_DEPTH,
  }: { readonly defaultZones: Zones } & Partial<DecodeLimits>,
): number | null {
  const [first] = decodeRecord(payload, { maxEventBytes, maxDepth });
  if (first === undefined || isRefusal(first.content)) return null;
  const event = recogniseEvent(first.content.value);
  if (isRefusal(event)) return null;
  const spelling = ENVELOPE_SPELLINGS.timestamp.find((name) => !isAbsent(event.fields[name]));
  if (spelling === undefined) return null;
  return readTimestamp(event.fields[spelling], zoneLookup(defaultZones)(event.eventType.source))?.ms ?? null;
}

/** Zones are costly to look up, and a history has many events under the same settings. */
function zoneLookup(zones: Zones): ReturnType<typeof createZoneLookup> {
  let lookup = lookups.get(zones);
  if (lookup === undefined) {
    lookup = createZoneLookup(zones);
    lookups.set(zones, lookup);
  }
  return lookup;
}
