import { formatFields } from './fields.ts';
import { formatChange } from './lead-change.ts';
import { formatReasons } from './lead-reasons.ts';
import type { LeadReport } from './lead-report.ts';
import { formatScores, formatVerdict } from './lead-scores.ts';
import { formatLeadTimeline } from './lead-timeline.ts';
import { columnLabel, isTelling, readableValue } from './lead-values.ts';
import type { Styles } from './styles.ts';
import { type Cell, formatCell } from './table.ts';

type Lead = NonNullable<LeadReport['lead']>;

/** Whom to reach and how, told first. */
const PERSON = ['phone', 'email', 'consent', 'city', 'country', 'lead_id'];
/** Told elsewhere in the report, or about the lake's work rather than about the person. */
const NOT_TOLD: ReadonlySet<string> = new Set([
  ...PERSON,
  ...[
    'name',
    'has_name',
    'has_email',
    'has_phone',
    'first_seen_date',
    'known_since_ms',
    'converted_known_ms',
  ],
]);
/** Flags of the channels a lead came through, `has_webinar`. */
const CHANNEL = /^has_/;

/** One lead for a person to read: who it is, its scores and why, what is known, what happened. */
export function formatLead(report: LeadReport, styles: Styles): string {
  const { lead, change, realtime, timeline } = report;
  const happened = [...timeline, ...(realtime?.new_events ?? [])].sort(
    (a, b) => a.event_time_ms - b.event_time_ms,
  );
  const told = [
    [styles.bold(formatCell(titleOf(report))), ...verdictOf(report, styles)].join('\n'),
    lead && formatFields(personOf(lead), styles),
    realtime && `${styles.bold('Scores')}\n${formatScores(realtime, report.score, styles)}`,
    ...reasonsOf(report, styles),
    change && formatChange(change, styles),
    lead && `${styles.bold('What is known')}\n${formatFields(profileOf(lead), styles)}`,
    `${styles.bold('What happened')} ${styles.dim('(times in UTC)')}\n${formatLeadTimeline(happened)}`,
  ];
  return told.filter((part) => part !== null).join('\n\n');
}

function titleOf({ lead, realtime }: LeadReport): Cell {
  return lead === null ? realtime?.lead_id : (lead.name ?? lead.email ?? lead.phone ?? lead.lead_id);
}

/** The newer score decides. */
function verdictOf({ score, realtime }: LeadReport, styles: Styles): string[] {
  if (realtime !== null) {
    const { band, final_score: points, recommended_action: action } = realtime;
    return [formatVerdict({ band, points, action }, styles)];
  }
  if (score === null) return [];
  const { lead_category: band, final_score: points, recommended_action: action } = score;
  return [formatVerdict({ band, points, action }, styles)];
}

/** The reasons of the newer score; those of the last run too, where it came to another one. */
function reasonsOf({ score, reasons, realtime }: LeadReport, styles: Styles): string[] {
  const byRun = (title: string) =>
    score === null ? [] : [`${styles.bold(title)}\n${formatReasons(score, reasons, styles)}`];
  if (realtime === null) return byRun('Why');
  const now = `${styles.bold('Why')}\n${formatReasons(realtime, realtime.reasons, styles)}`;
  return [now, ...(realtime.final_score === score?.final_score ? [] : byRun('Why by the last run'))];
}

/** A refused consent is told, too: it is a flag that says something when it is not set. */
function personOf(lead: Lead): (readonly [string, Cell])[] {
  return PERSON.filter((column) => (lead[column] ?? null) !== null).map((column) => [
    columnLabel(column),
    readableValue(column, lead[column]),
  ]);
}

function profileOf(lead: Lead): (readonly [string, Cell])[] {
  const told = Object.entries(lead).filter(([column, value]) => !NOT_TOLD.has(column) && isTelling(value));
  const channels = told.filter(([column]) => CHANNEL.test(column));
  const others = told.filter(([column]) => !CHANNEL.test(column));
  return [
    ['channels', channels.map(([column]) => column.replace(CHANNEL, '')).join(', ')] as const,
    ...others.map(([column, value]) => [columnLabel(column), readableValue(column, value)] as const),
  ];
}
