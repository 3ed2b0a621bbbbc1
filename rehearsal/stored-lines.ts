import { gunzipSync } from 'node:zlib';
import { RehearsalError } from './rehearsal-error.ts';

export interface StoredObject {
  readonly key: string;
  readonly body: Uint8Array;
}

/** What a lake has stored, as texts that two lakes can be compared by: everything but where in a stream it came. */
export interface StoredLines {
  readonly raw: readonly string[];
  readonly validated: readonly string[];
  readonly quarantine: readonly string[];
}

type Line = Readonly<Record<string, unknown>>;

/** What of a line says what was stored; keys are derived under the pepper, and say that it was the right one. */
const TOLD: Readonly<Record<keyof StoredLines, (line: Line, key: string) => unknown[]>> = {
  raw: (line, key) => [partOf(key, 'source'), line.event_type, line.event_id, line.sha256, line.payload],
  validated: (line, key) => [
    partOf(key, 'gate'),
    ...[line.source, line.event_type, line.event_id, line.payload_sha256],
    ...[line.email_key, line.phone_key, line.external_key, line.anonymous_key],
  ],
  quarantine: (line, key) => [partOf(key, 'reason'), line.path, line.sha256, line.bytes_base64],
};

/** A line's identity: a batch that is delivered twice stores a line twice. */
const POSITION: Readonly<Record<keyof StoredLines, (line: Line) => string>> = {
  raw: ({ position }) => String(position),
  validated: (line) => [line.shard_id, line.sequence_number, line.record_index].join('/'),
  quarantine: ({ position }) => String(position),
};

const LAYERS = ['raw', 'validated', 'quarantine'] as const;

/** The distinct lines of a lake's objects, layer by layer and in no order but that of their texts. */
export function storedLines(objects: readonly StoredObject[]): StoredLines {
  const found = LAYERS.map((layer) => {
    const mine = objects.filter(({ key }) => key.startsWith(`${layer}/`));
    const lines = mine.flatMap(({ key, body }) =>
      linesOf(body).map((line) => [POSITION[layer](line), JSON.stringify(TOLD[layer](line, key))] as const),
    );
    return [layer, [...new Map(lines).values()].sort()] as const;
  });
  return Object.fromEntries(found) as unknown as StoredLines;
}

/** Events of the validated layer, each once. */
export function validatedEvents(objects: readonly StoredObject[]): Line[] {
  const lines = objects
    .filter(({ key }) => key.startsWith('validated/'))
    .flatMap(({ body }) => linesOf(body).map((line) => [POSITION.validated(line), line] as const));
  return [...new Map(lines).values()];
}

/** How many lines of each layer, for people and for waiting. */
export function countsOf({ raw, validated, quarantine }: StoredLines): string {
  return `${raw.length} raw, ${validated.length} validated, ${quarantine.length} in quarantine`;
}

/** @throws RehearsalError naming the layer in which two lakes differ, and how. */
export function requireSameLines(found: StoredLines, expected: StoredLines): void {
  for (const layer of LAYERS) {
    const missing = expected[layer].filter((line) => !found[layer].includes(line));
    const added = found[layer].filter((line) => !expected[layer].includes(line));
    if (missing.length === 0 && added.length === 0 && found[layer].length === expected[layer].length)
      continue;
    throw new RehearsalError(
      `${layer} holds ${found[layer].length} lines, the gate on this machine made ${expected[layer].length}: ` +
        `missing ${missing[0] ?? 'none'}; not expected ${added[0] ?? 'none'}`,
    );
  }
}

function linesOf(body: Uint8Array): Line[] {
  return gunzipSync(body)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

function partOf(key: string, name: string): string | undefined {
  return new RegExp(`(?:^|/)${name}=([^/]+)/`).exec(key)?.[1];
}
