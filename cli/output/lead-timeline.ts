import { columnLabel, isTelling, readableValue } from './lead-values.ts';
import { formatTime } from './quantities.ts';
import { type Cell, formatRows } from './table.ts';

export interface TimelineEvent {
  readonly event_time_ms: number;
  readonly event_type: string;
  readonly source: string;
  readonly [detail: string]: Cell;
}

/** Columns that say where an event is stored, or what the lead's profile says once for all of them. */
const NOT_TOLD: ReadonlySet<string> = new Set([
  ...['event_id', 'event_type', 'source', 'creates_lead', 'event_time_ms', 'event_date'],
  ...['received_at_ms', 'received_date', 'shard_id', 'sequence_number', 'record_index', 'payload_sha256'],
  ...['city', 'country', 'session_id', 'properties'],
]);
const DETAILS_WIDTH = 200;

/** What happened to a lead, in order: when, what, and what came with it. */
export function formatLeadTimeline(events: readonly TimelineEvent[]): string {
  const rows = events.map((event) => [
    `  ${formatTime(event.event_time_ms)}`,
    event.event_type.replaceAll('_', ' '),
    detailsOf(event),
  ]);
  return formatRows(rows, { maxWidth: DETAILS_WIDTH });
}

function detailsOf(event: TimelineEvent): string {
  return Object.entries(event)
    .filter(([column, value]) => !NOT_TOLD.has(column) && isTelling(value))
    .map(([column, value]) =>
      value === true ? columnLabel(column) : `${columnLabel(column)} ${readableValue(column, value)}`,
    )
    .join(', ');
}
