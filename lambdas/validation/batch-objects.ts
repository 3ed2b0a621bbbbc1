import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { GATE_VERSION } from './gate-version.ts';
import type { GatedLine } from './gated-line.ts';

/** What of a batch ends in one object, before it is packed. */
export interface ObjectGroup {
  /** `source=<source>` or `reason=<reason>`, and the arrival date: the folder inside the layer. */
  readonly folder: string;
  readonly shardId: string;
  /** Sequence numbers of the records that have a line here, in stream order. */
  readonly sequenceNumbers: readonly string[];
  readonly lines: readonly string[];
  /** The validated lines of a raw group, one for each of `lines`; empty for quarantine. */
  readonly validatedLines: readonly string[];
}

/** Groups the lines of a batch: one object per shard, source or reason, and arrival date. */
export function groupLines(lines: readonly GatedLine[]): {
  readonly accepted: readonly ObjectGroup[];
  readonly quarantined: readonly ObjectGroup[];
} {
  const accepted = new Map<string, MutableGroup>();
  const quarantined = new Map<string, MutableGroup>();
  for (const line of lines) {
    if ('rawLine' in line) {
      const group = groupFor(accepted, `source=${line.source}/dt=${line.receivedDate}`, line);
      group.lines.push(line.rawLine);
      group.validatedLines.push(line.validatedLine);
    } else {
      const folder = `reason=${line.verdict.reason}/dt=${line.receivedDate}`;
      groupFor(quarantined, folder, line).lines.push(line.quarantineLine);
    }
  }
  return { accepted: [...accepted.values()], quarantined: [...quarantined.values()] };
}

interface MutableGroup extends ObjectGroup {
  readonly sequenceNumbers: string[];
  readonly lines: string[];
  readonly validatedLines: string[];
}

function groupFor(groups: Map<string, MutableGroup>, folder: string, { verdict }: GatedLine): MutableGroup {
  const { shardId, sequenceNumber } = verdict;
  const id = `${shardId}/${folder}`;
  let group = groups.get(id);
  if (group === undefined) {
    group = { folder, shardId, sequenceNumbers: [], lines: [], validatedLines: [] };
    groups.set(id, group);
  }
  if (group.sequenceNumbers.at(-1) !== sequenceNumber) group.sequenceNumbers.push(sequenceNumber);
  return group;
}

/** A group as the text of its object, and the name that text gives it. */
export interface NamedGroup extends ObjectGroup {
  readonly text: string;
  /** Carries a hash of the content: a retry of a batch in another composition writes other objects. */
  readonly name: string;
}

export function nameGroup(group: ObjectGroup): NamedGroup {
  const { shardId, sequenceNumbers } = group;
  const text = ndjson(group.lines);
  const content = hash('sha256', text, 'hex').slice(0, 16);
  const name = `${shardId}-${sequenceNumbers[0]}-${sequenceNumbers.at(-1)}-${content}.ndjson.gz`;
  return { ...group, text, name };
}

export function rawKey({ folder, name }: NamedGroup): string {
  return `raw/${folder}/${name}`;
}

/** The validated object bears the name of its raw object: each leads to the other. */
export function validatedKey({ folder, name }: NamedGroup): string {
  return `validated/gate=${GATE_VERSION}/${folder}/${name}`;
}

export function quarantineKey({ folder, name }: NamedGroup): string {
  return `quarantine/${folder}/${name}`;
}

const compress = promisify(gzip);

/** Byte of the gzip header that names the operating system: 255 is "unknown". */
const GZIP_OS = 9;

/** The same lines give the same bytes on every machine (zlib states no time of its own). */
export async function packText(text: string): Promise<Uint8Array> {
  const body = await compress(text, { level: 1 });
  body[GZIP_OS] = 255;
  return body;
}

/** One line after the other, each with its newline. */
export function ndjson(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
