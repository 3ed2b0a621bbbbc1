import type { Styles } from './styles.ts';
import { type Cell, formatNumber, formatTable } from './table.ts';

export interface LeadReport {
  readonly lead: Readonly<Record<string, Cell>>;
  readonly score: LeadScore | null;
  readonly reasons: readonly Reason[];
  readonly timeline: readonly TimelineEvent[];
}

interface LeadScore {
  readonly final_score: number;
  readonly lead_category: string;
  readonly recommended_action: string;
  readonly scorecard_version: string;
  readonly as_of_ms: number;
}

interface Reason {
  readonly code: string;
  readonly rule_group: string;
  readonly points: number;
  readonly value_number: number | null;
  readonly value_text: string | null;
  readonly reason: string;
}

interface TimelineEvent {
  readonly event_time_ms: number;
  readonly event_type: string;
  readonly source: string;
  readonly [detail: string]: Cell;
}

/** Columns of an event that say where it was stored rather than what happened. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  ...['event_id', 'event_type', 'source', 'creates_lead', 'event_time_ms', 'event_date'],
  ...['received_at_ms', 'received_date', 'shard_id', 'sequence_number', 'record_index', 'payload_sha256'],
]);
const MS_COLUMN = /_ms$/;

/** One lead for a person to read: profile, score, reasons, timeline. */
export function formatLead(report: LeadReport, styles: Styles): string {
  const { lead, score, reasons, timeline } = report;
  const profile = Object.entries(lead)
    .filter(([, value]) => value !== null && value !== false)
    .map(([name, value]) => [name.replace(MS_COLUMN, ''), shown(name, value)]);
  const blocks = [formatTable(['lead', ''], profile, styles)];
  if (score !== null) {
    const { final_score, lead_category, recommended_action, scorecard_version, as_of_ms } = score;
    blocks.push(
      `${styles.bold(`${formatNumber(final_score)} points, ${lead_category}`)}: ${recommended_action}\n` +
        styles.dim(`scorecard ${scorecard_version}, as of ${new Date(as_of_ms).toISOString()}`),
    );
    const rows = reasons.map(({ points, rule_group, reason, value_number, value_text }) => [
      points,
      rule_group,
      reason,
      value_text ?? (value_number === null ? '' : formatNumber(value_number)),
    ]);
    blocks.push(
      formatTable(['points', 'group', 'reason', 'value'], [...rows, [final_score, 'final', '', '']], styles),
    );
  }
  const events = timeline.map((event) => [
    new Date(event.event_time_ms).toISOString().slice(0, 16).replace('T', ' '),
    event.source,
    event.event_type,
    details(event),
  ]);
  blocks.push(formatTable(['time (UTC)', 'source', 'event', 'details'], events, styles));
  return blocks.join('\n\n');
}

function details(event: TimelineEvent): string {
  return Object.entries(event)
    .filter(([name, value]) => !NOT_SHOWN.has(name) && value !== false)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function shown(name: string, value: Cell): Cell {
  return MS_COLUMN.test(name) && typeof value === 'number' ? new Date(value).toISOString() : value;
}
