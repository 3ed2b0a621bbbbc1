import type { StreamRecord } from '#cli/local/stream-record.ts';
import type { ExpectedLine, SentRecord } from './sent-records.ts';
import type { StoredLines } from './stored-lines.ts';

/** What became of the records sent: by their data, since copies of a record have the same. */
export type Truth = ReadonlyMap<string, Pick<SentRecord, 'lines' | 'poison'>>;

export function truthOf(records: readonly SentRecord[]): Truth {
  return new Map(records.map(({ data, lines, poison }) => [data.toString('base64'), { lines, poison }]));
}

/** The lines that must come of a record; the harness has sent every one there is. */
export function linesOf(record: Pick<StreamRecord, 'data'>, truth: Truth): readonly ExpectedLine[] {
  return truth.get(record.data)?.lines ?? [];
}

/** Where a record's line is: in raw and in validated, or in quarantine. */
export function isStored(
  { shardId, sequenceNumber }: Pick<StreamRecord, 'shardId' | 'sequenceNumber'>,
  line: ExpectedLine,
  stored: StoredLines,
): boolean {
  const position = `${shardId}/${sequenceNumber}/${line.recordIndex}`;
  return line.outcome === 'accepted'
    ? stored.raw.has(position) && stored.validated.has(position)
    : stored.quarantine.has(position);
}

/** Whether a record could be forgotten by the stream without anything being lost. */
export function isSafe(
  record: Pick<StreamRecord, 'shardId' | 'sequenceNumber' | 'data'>,
  truth: Truth,
  stored: StoredLines,
): boolean {
  const { shardId, sequenceNumber, data } = record;
  if (stored.givenUp.get(`${shardId}/${sequenceNumber}`) === data) return true;
  const lines = linesOf(record, truth);
  return lines.length > 0 && lines.every((line) => isStored(record, line, stored));
}
