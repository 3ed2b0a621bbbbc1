import { writeTime } from './dialects.ts';
import type { Draft } from './draft.ts';

/** A fixed shuffle of the 32-bit numbers (odd factor), so that ids look drawn and never collide. */
function scatter(sequence: number): string {
  return (Math.imul(sequence + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
}

function writeClaim({ dialect, offsetMinutes }: Draft, claim: number | string): number | string {
  return typeof claim === 'string' ? claim : writeTime(claim, dialect.timeFormat, offsetMinutes);
}

/** The JSON text a producer sends. `sequence` numbers the season's events and becomes the `event_id`. */
export function writePayload(event: Draft, sequence: number): string {
  const { dialect } = event;
  const written: Record<string, unknown> = {};
  if (dialect.idPrefix !== null) written.event_id = `${dialect.idPrefix}-${scatter(sequence)}`;
  written[dialect.typeField] = event.type;
  if (event.claim !== null) written[dialect.timeField] = writeClaim(event, event.claim);
  for (const name in event.fields) written[dialect.rename[name] ?? name] = event.fields[name];
  // JSON.stringify writes lone surrogates and NUL as \u escapes: hostile text stays valid UTF-8.
  const text = JSON.stringify(written);
  return event.rawMembers === '' ? text : `${text.slice(0, -1)},${event.rawMembers}}`;
}
