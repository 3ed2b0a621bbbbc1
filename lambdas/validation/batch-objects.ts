import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { GATE_VERSION } from './gate-version.ts';
import type { AcceptedLine, GatedLine, QuarantinedLine } from './gated-line.ts';
import type { LineBuffer, SpareBuffers } from './line-buffer.ts';

/** What of a batch ends in one object, before it is packed. */
export interface ObjectGroup {
  /** `source=<source>` or `reason=<reason>`, and the arrival date: the folder inside the layer. */
  readonly folder: string;
  readonly shardId: string;
  /** Sequence numbers of the records that have a line here, in stream order. */
  readonly sequenceNumbers: readonly string[];
  readonly lines: LineBuffer;
}

/** A group of accepted events: two objects, line for line. */
export interface AcceptedGroup extends ObjectGroup {
  readonly validatedLines: LineBuffer;
}

/** The lines of a batch by object: one per shard, source or reason, and arrival date. */
export class BatchObjects {
  readonly #accepted = new Map<string, MutableGroup<AcceptedGroup>[]>();
  readonly #quarantined = new Map<string, MutableGroup<ObjectGroup>[]>();
  readonly #buffers: SpareBuffers;

  constructor(buffers: SpareBuffers) {
    this.#buffers = buffers;
  }

  add(line: GatedLine): void {
    if ('rawLine' in line) {
      const group = this.#acceptedGroup(line);
      note(group, line);
      group.lines.add(line.rawLine);
      group.validatedLines.add(line.validatedLine);
    } else {
      const group = this.#quarantinedGroup(line);
      note(group, line);
      group.lines.add(line.quarantineLine);
    }
  }

  accepted(): AcceptedGroup[] {
    return [...this.#accepted.values()].flat();
  }

  quarantined(): ObjectGroup[] {
    return [...this.#quarantined.values()].flat();
  }

  /** Gives the buffers back, once every object is stored or has failed; there are no groups from then on. */
  release(): void {
    for (const { lines } of this.quarantined()) this.#buffers.giveBack(lines);
    for (const { lines, validatedLines } of this.accepted()) {
      this.#buffers.giveBack(lines);
      this.#buffers.giveBack(validatedLines);
    }
    this.#quarantined.clear();
    this.#accepted.clear();
  }

  #acceptedGroup(line: AcceptedLine): MutableGroup<AcceptedGroup> {
    const groups = listOf(this.#accepted, line.source);
    const known = groupOf(groups, line);
    if (known !== undefined) return known;
    const created = {
      ...newGroup(`source=${line.source}`, line, this.#buffers),
      validatedLines: this.#buffers.take(),
    };
    groups.push(created);
    return created;
  }

  #quarantinedGroup(line: QuarantinedLine): MutableGroup<ObjectGroup> {
    const { reason } = line.verdict;
    const groups = listOf(this.#quarantined, reason);
    const known = groupOf(groups, line);
    if (known !== undefined) return known;
    const created = newGroup(`reason=${reason}`, line, this.#buffers);
    groups.push(created);
    return created;
  }
}

type MutableGroup<Group extends ObjectGroup> = Group & {
  readonly receivedDate: string;
  readonly sequenceNumbers: string[];
};

function listOf<Group>(lists: Map<string, Group[]>, name: string): Group[] {
  let list = lists.get(name);
  if (list === undefined) {
    list = [];
    lists.set(name, list);
  }
  return list;
}

/** The newest group first: batches are of one shard, and almost always of one day at a time. */
function groupOf<Group extends ObjectGroup>(
  groups: readonly MutableGroup<Group>[],
  { receivedDate, verdict }: GatedLine,
): MutableGroup<Group> | undefined {
  return groups.findLast((group) => group.receivedDate === receivedDate && group.shardId === verdict.shardId);
}

function newGroup(
  name: string,
  { receivedDate, verdict }: GatedLine,
  buffers: SpareBuffers,
): MutableGroup<ObjectGroup> {
  return {
    folder: `${name}/dt=${receivedDate}`,
    shardId: verdict.shardId,
    receivedDate,
    sequenceNumbers: [],
    lines: buffers.take(),
  };
}

/** Notes that a record has a line in a group; the lines of a packed record come one after the other. */
function note({ sequenceNumbers }: MutableGroup<ObjectGroup>, { verdict }: GatedLine): void {
  if (sequenceNumbers.at(-1) !== verdict.sequenceNumber) sequenceNumbers.push(verdict.sequenceNumber);
}

/** Carries a hash of the content: a retry of a batch in another composition writes other objects. */
export function objectName({ shardId, sequenceNumbers, lines }: ObjectGroup): string {
  const content = hash('sha256', lines.bytes(), 'hex').slice(0, 16);
  return `${shardId}-${sequenceNumbers[0]}-${sequenceNumbers.at(-1)}-${content}.ndjson.gz`;
}

export function rawKey(folder: string, name: string): string {
  return `raw/${folder}/${name}`;
}

/** The validated object bears the name of its raw object: each leads to the other. */
export function validatedKey(folder: string, name: string): string {
  return `validated/gate=${GATE_VERSION}/${folder}/${name}`;
}

export function quarantineKey(folder: string, name: string): string {
  return `quarantine/${folder}/${name}`;
}

/** Byte of the gzip header that names the operating system: 255 is "unknown". */
const GZIP_OS = 9;

/**
 * The same lines give the same bytes on every machine (zlib states no time of its own). Packed here and not on
 * another thread: the gate has nothing else to do meanwhile, and handing over cost more than it gave.
 */
export function packLines(lines: LineBuffer): Uint8Array {
  const body = gzipSync(lines.bytes(), { level: 1 });
  body[GZIP_OS] = 255;
  return body;
}
