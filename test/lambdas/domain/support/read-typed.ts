import { createHmac } from 'node:crypto';
import type { CanonicalEvent } from '#domain/canonical-event.ts';
import { findEventType } from '#domain/events/index.ts';
import { readEvent } from '#domain/read-event.ts';
import { createReadingTools, type ReadingConfig } from '#domain/reading-tools.ts';

const PEPPER = new Uint8Array(32).fill(1);
const SETTINGS: ReadingConfig = { pepper: PEPPER, defaultRegion: 'US', defaultZones: {} };

export const RECEIVED = Date.parse('2025-01-10T08:00:00Z');
/** When events of these tests happened, unless they say otherwise. */
export const HAPPENED = '2025-01-09T10:00:00Z';

export const keyOf = (value: string) => createHmac('sha256', PEPPER).update(value).digest('hex');

/** Reads an event of `type` that has an id and a good time, so that only what a test adds is odd. */
export function readTyped(
  type: string,
  fields: Record<string, unknown>,
  {
    eventId = 'e-1',
    settings = {},
  }: { readonly eventId?: string | null; readonly settings?: Partial<ReadingConfig> } = {},
): CanonicalEvent {
  const eventType = findEventType(type);
  if (eventType === undefined) throw new Error(`no event type ${type}`);
  const origin = {
    receivedAtMs: RECEIVED,
    shardId: 'shardId-000000000000',
    sequenceNumber: '495',
    recordIndex: 0,
    payloadSha256: 'f'.repeat(64),
  };
  const value = JSON.parse(JSON.stringify({ event_type: type, timestamp: HAPPENED, ...fields }));
  const tools = createReadingTools({ ...SETTINGS, ...settings });
  return readEvent({ eventType, eventId, fields: value, rest: [] }, origin, () => 'derived', tools);
}
