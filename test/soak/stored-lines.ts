import { gunzipSync } from 'node:zlib';
import { ON_FAILURE_PREFIX } from '#cli/local/mapping/invocation-record.ts';
import type { Breaches } from './breaches.ts';

/** A line of raw: what the event was. */
export interface RawLine {
  readonly position: string;
  readonly received_at_ms: number;
  readonly event_id: string;
  readonly sha256: string;
  readonly payload: string;
}

/** What of a validated line says which event it is. */
export interface ValidatedLine {
  readonly source: string;
  readonly event_id: string;
  readonly received_at_ms: number;
  readonly payload_sha256: string;
  readonly shard_id: string;
  readonly sequence_number: string;
  readonly record_index: number;
}

export interface QuarantineLine {
  readonly position: string;
  readonly received_at_ms: number;
  readonly sha256: string;
  readonly bytes_base64: string;
  /** From the key. */
  readonly reason: string;
}

/** What the store is known to hold, line by line, under `<shard>/<sequence>/<index>`. */
export interface StoredLines {
  readonly raw: ReadonlyMap<string, RawLine>;
  readonly validated: ReadonlyMap<string, ValidatedLine>;
  readonly quarantine: ReadonlyMap<string, QuarantineLine>;
  /** Data of the records at the on-failure destination, under `<shard>/<sequence>`. */
  readonly givenUp: ReadonlyMap<string, string>;
  readonly objects: ReadonlyMap<string, Uint8Array>;
  /** Notes an object that is known to be stored; under a key that was noted before, it must be the same one. */
  note(key: string, body: Uint8Array): void;
}

/** Reads objects as they are stored; a position that comes twice must come with the same line. */
export function createStoredLines(breaches: Breaches): StoredLines {
  const raw = new Map<string, RawLine>();
  const validated = new Map<string, ValidatedLine>();
  const quarantine = new Map<string, QuarantineLine>();
  const givenUp = new Map<string, string>();
  const objects = new Map<string, Uint8Array>();
  const texts = new Map<string, string>();

  const keep = <T>(lines: Map<string, T>, layer: string, position: string, line: T, text: string): void => {
    const id = `${layer} ${position}`;
    if ((texts.get(id) ?? text) !== text) breaches.add('wrong line', `two contents of ${id}`);
    texts.set(id, text);
    lines.set(position, line);
  };

  const noteOnFailure = (body: Uint8Array): void => {
    const { Records } = JSON.parse(JSON.parse(Buffer.from(body).toString()).payload);
    for (const { eventID, kinesis } of Records) givenUp.set(eventID.replace(':', '/'), kinesis.data);
  };

  const noteLine = (key: string, layer: string, text: string): void => {
    const line = JSON.parse(text);
    if (layer === 'raw') keep(raw, layer, line.position, line, text);
    else if (layer === 'validated') {
      keep(validated, layer, `${line.shard_id}/${line.sequence_number}/${line.record_index}`, line, text);
    } else {
      const reason = /\/reason=([^/]+)\//.exec(key)?.[1] ?? '';
      keep(quarantine, layer, line.position, { ...line, reason }, text);
    }
  };

  return {
    raw,
    validated,
    quarantine,
    givenUp,
    objects,
    note(key, body) {
      const known = objects.get(key);
      const [layer = ''] = key.split('/');
      if (known !== undefined) {
        // The document of a giving-up states when it was; what counts of it are its records.
        if (layer !== ON_FAILURE_PREFIX && Buffer.compare(known, body) !== 0) {
          breaches.add('other content under a key', key);
        }
        return;
      }
      objects.set(key, body);
      if (layer === ON_FAILURE_PREFIX) return noteOnFailure(body);
      for (const text of gunzipSync(body).toString().trimEnd().split('\n')) noteLine(key, layer, text);
    },
  };
}
