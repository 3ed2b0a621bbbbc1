import { createPhoneReader, type PhoneReader } from './contact/phone.ts';
import type { EventSource } from './event-source.ts';
import { createKeyDeriver, type KeyDeriver } from './identity-key.ts';
import { parseZone, UTC, type Zone } from './values/zone.ts';

/** Settings that decide how a value is read. */
export interface ReadingConfig {
  /** Secret under which contact values become keys. */
  readonly pepper: Uint8Array;
  /** ISO 3166 alpha-2 region of phone numbers that state no country code. */
  readonly defaultRegion: string;
  /** Source to the zone of its times that state none. */
  readonly defaultZones: Readonly<Record<string, string>>;
}

/** What reading an event needs besides the event, built once from the settings. */
export interface ReadingTools {
  readonly keyOf: KeyDeriver;
  readonly readPhone: PhoneReader;
  readonly zoneOf: (source: EventSource) => Zone;
}

export function createReadingTools(config: ReadingConfig): ReadingTools {
  return {
    keyOf: createKeyDeriver(config.pepper),
    readPhone: createPhoneReader(config.defaultRegion),
    zoneOf: createZoneLookup(config.defaultZones),
  };
}

/** A source without a zone of its own keeps its times in UTC. */
export function createZoneLookup(zones: ReadingConfig['defaultZones']): (source: EventSource) => Zone {
  const parsed = new Map(Object.entries(zones).map(([source, name]) => [source, parseZone(name)]));
  return (source) => parsed.get(source) ?? UTC;
}
