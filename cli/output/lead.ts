import { formatFields } from './fields.ts';
import { formatLeadTimeline, type TimelineEvent } from './lead-timeline.ts';
import { columnLabel, isTelling, readableValue } from './lead-values.ts';
import { formatNumber, formatTime } from './quantities.ts';
import type { Styles } from './styles.ts';
import { type Cell, formatCell, formatTable } from './table.ts';

export interface LeadReport {
  readonly lead: Readonly<Record<string, Cell>>;
  readonly score: LeadScore | null;
  readonly reasons: readonly LeadReason[];
  readonly timeline: readonly TimelineEvent[];
}

interface LeadScore {
  readonly final_score: number;
  readonly lead_category: string;
  readonly recommended_action: string;
  readonly scorecard_version: string;
  readonly as_of_ms: number;
}

interface LeadReason {
  readonly code: string;
  readonly rule_group: string;
  readonly points: number;
  readonly value_number: number | null;
  readonly value_text: string | null;
  readonly reason: string;
}

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

/** One lead for a person to read: who it is, its score and why, what is known, what happened. */
export function formatLead({ lead, score, reasons, timeline }: LeadReport, styles: Styles): string {
  const title = styles.bold(formatCell(lead.name ?? lead.email ?? lead.phone ?? lead.lead_id));
  // A refused consent is told, too: it is a flag that says something when it is not set.
  const person = PERSON.filter((column) => (lead[column] ?? null) !== null).map(
    (column) => [columnLabel(column), readableValue(column, lead[column])] as const,
  );
  return [
    `${title}${score === null ? '' : `\n${formatVerdict(score, styles)}`}`,
    formatFields(person, styles),
    ...(score === null ? [] : [`${styles.bold('Why')}\n${formatReasons(score, reasons, styles)}`]),
    `${styles.bold('What is known')}\n${formatFields(profileOf(lead), styles)}`,
    `${styles.bold('What happened')} ${styles.dim('(times in UTC)')}\n${formatLeadTimeline(timeline)}`,
  ].join('\n\n');
}

function formatVerdict(
  { final_score, lead_category, recommended_action }: LeadScore,
  styles: Styles,
): string {
  return `${styles.bold(lead_category)}, ${formatNumber(final_score)} points: ${recommended_action}`;
}

function formatReasons(score: LeadScore, reasons: readonly LeadReason[], styles: Styles): string {
  const rows = reasons.map(({ points, reason, value_number, value_text }) => [
    `${points > 0 ? '+' : ''}${formatNumber(points)}`,
    reason,
    value_text ?? (value_number === null ? '' : formatNumber(value_number)),
  ]);
  const { final_score, scorecard_version, as_of_ms } = score;
  const total = `in all, by scorecard ${scorecard_version} as of ${formatTime(as_of_ms)} UTC`;
  return formatTable(
    ['points', 'reason', 'value seen'],
    [...rows, [formatNumber(final_score), total, '']],
    styles,
    { quantities: [0] },
  );
}

function profileOf(lead: LeadReport['lead']): (readonly [string, Cell])[] {
  const told = Object.entries(lead).filter(([column, value]) => !NOT_TOLD.has(column) && isTelling(value));
  const channels = told.filter(([column]) => CHANNEL.test(column));
  const others = told.filter(([column]) => !CHANNEL.test(column));
  return [
    ['channels', channels.map(([column]) => column.replace(CHANNEL, '')).join(', ')] as const,
    ...others.map(([column, value]) => [columnLabel(column), readableValue(column, value)] as const),
  ];
}
