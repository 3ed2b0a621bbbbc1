import type { StreamRecord } from '#cli/local/stream-record.ts';
import type { Breaches } from './breaches.ts';
import { isSafe, linesOf, type Truth } from './safety.ts';
import type { ExpectedLine } from './sent-records.ts';
import type { StoredLines } from './stored-lines.ts';

/** An event as the table `events` must show it: of the contents under one id, the one that won. */
export interface EventRow {
  readonly source: string;
  readonly event_id: string;
  readonly received_at_ms: number;
  readonly payload_sha256: string;
}

/**
 * Holds what is stored against what was sent: nothing is lost, nothing was made up, every line is what its author
 * expects, and only poison was given up.
 */
export function judgeLines(
  records: readonly StreamRecord[],
  truth: Truth,
  stored: StoredLines,
  breaches: Breaches,
): void {
  const expected = new Set<string>();
  for (const record of records) {
    const id = `${record.shardId}/${record.sequenceNumber}`;
    const poison = truth.get(record.data)?.poison ?? null;
    if (!isSafe(record, truth, stored)) breaches.add('lost', id);
    if (stored.givenUp.has(id) !== (poison !== null)) {
      breaches.add('given up without need', poison === null ? id : `${id} is poison and was not given up`);
    }
    for (const line of linesOf(record, truth)) {
      const position = `${id}/${line.recordIndex}`;
      expected.add(`${line.outcome} ${position}`);
      if (!isAsExpected(position, record, line, stored)) breaches.add('wrong line', position);
    }
    if (
      poison === 'at once' &&
      linesOf(record, truth).some((line) => hasLine(`${id}/${line.recordIndex}`, stored))
    ) {
      breaches.add('unexpected line', `${id} was never handled`);
    }
  }
  const found = [
    ...[...stored.raw.keys(), ...stored.validated.keys()].map((position) => `accepted ${position}`),
    ...[...stored.quarantine.keys()].map((position) => `quarantined ${position}`),
  ];
  for (const line of found) if (!expected.has(line)) breaches.add('unexpected line', line);
}

function hasLine(position: string, { raw, validated, quarantine }: StoredLines): boolean {
  return raw.has(position) || validated.has(position) || quarantine.has(position);
}

/** Whether the lines of one position say what they should; lines that are missing are somebody else's business. */
function isAsExpected(
  position: string,
  { arrivalMs }: StreamRecord,
  line: ExpectedLine,
  stored: StoredLines,
): boolean {
  const quarantined = stored.quarantine.get(position);
  if (line.outcome === 'quarantined') {
    return (
      quarantined === undefined ||
      (quarantined.reason === line.reason &&
        quarantined.sha256 === line.sha256 &&
        quarantined.received_at_ms === arrivalMs &&
        quarantined.bytes_base64 === line.bytes.toString('base64'))
    );
  }
  const raw = stored.raw.get(position);
  const validated = stored.validated.get(position);
  const isRawRight =
    raw === undefined ||
    (raw.payload === line.bytes.toString() &&
      raw.sha256 === line.sha256 &&
      raw.event_id === line.eventId &&
      raw.received_at_ms === arrivalMs);
  const isValidatedRight =
    validated === undefined ||
    (validated.source === line.source &&
      validated.event_id === line.eventId &&
      validated.payload_sha256 === line.sha256 &&
      validated.received_at_ms === arrivalMs);
  return isRawRight && isValidatedRight;
}

/**
 * The events there must be, from what was sent: of each (source, event id) the content that came first, ties by
 * its hash. Poison counts where it was stored before its handling broke.
 */
export function expectedEvents(
  records: readonly StreamRecord[],
  truth: Truth,
  stored: StoredLines,
): EventRow[] {
  const rows = records.flatMap((record) =>
    linesOf(record, truth).flatMap((line): EventRow[] => {
      if (line.outcome === 'quarantined') return [];
      const isPoison = truth.get(record.data)?.poison !== null;
      const position = `${record.shardId}/${record.sequenceNumber}/${line.recordIndex}`;
      if (isPoison && !stored.validated.has(position)) return [];
      const { source, eventId, sha256 } = line;
      return [{ source, event_id: eventId, received_at_ms: record.arrivalMs, payload_sha256: sha256 }];
    }),
  );
  return winnersOf(rows);
}

/** The contract of the table `events`, over the validated lines. */
export function winnersOf(rows: Iterable<EventRow>): EventRow[] {
  const winners = new Map<string, EventRow>();
  for (const row of rows) {
    const id = idOf(row);
    const kept = winners.get(id);
    if (kept === undefined || isBefore(row, kept)) winners.set(id, row);
  }
  return [...winners.values()];
}

function isBefore(one: EventRow, other: EventRow): boolean {
  if (one.received_at_ms !== other.received_at_ms) return one.received_at_ms < other.received_at_ms;
  return one.payload_sha256 < other.payload_sha256;
}

function idOf({ source, event_id: eventId }: EventRow): string {
  return `${source}/${eventId}`;
}

/** Holds the rows of `events` against those there must be. */
export function judgeEvents(
  rows: readonly EventRow[],
  expected: readonly EventRow[],
  breaches: Breaches,
): void {
  const found = new Map<string, EventRow>();
  for (const row of rows) {
    if (found.has(idOf(row))) breaches.add('duplicate in events', idOf(row));
    found.set(idOf(row), row);
  }
  for (const want of expected) {
    const row = found.get(idOf(want));
    found.delete(idOf(want));
    if (row === undefined) breaches.add('lost', `${idOf(want)} is not in events`);
    else if (row.payload_sha256 !== want.payload_sha256 || row.received_at_ms !== want.received_at_ms) {
      breaches.add('wrong in events', `${idOf(want)} has another content`);
    }
  }
  for (const id of found.keys()) breaches.add('wrong in events', `${id} was never sent`);
}
