import type { Counts } from '../send/index.ts';
import { formatPoints } from './lead-reasons.ts';
import type { RealtimeScore } from './lead-report.ts';
import { formatCount, formatNumber } from './quantities.ts';
import { formatReasons } from './send-result.ts';
import type { Styles } from './styles.ts';
import { formatTable } from './table.ts';

/** What the events of a file would make of one lead. */
export interface ForeseenLead {
  /** By what the file names it: e-mail, phone or name. */
  readonly who: string | null;
  /** Of the file. */
  readonly lines: readonly number[];
  /** Null where it is no lead yet. */
  readonly before: { readonly band: string; readonly final_score: number } | null;
  readonly after: Omit<RealtimeScore, 'new_events'>;
}

/** What `lake score FILE --json` prints. */
export interface ScoreFileReport extends Counts {
  /** Events that change nothing: the lake has them. */
  readonly known: number;
  /** Events that name nobody. */
  readonly without_key: number;
  /** Events that only a run of the pipeline takes. */
  readonly set_aside: number;
  /** People whom the events name who are no leads yet. */
  readonly no_leads: number;
  /** Most points first. */
  readonly leads: readonly ForeseenLead[];
}

/** Leads told one by one; the JSON document tells all. */
const SHOWN_LEADS = 100;
const SHOWN_LINES = 3;
const SHOWN_REASONS = 3;
const WHY_WIDTH = 120;

/** The leads of a file, a line each, and what else was in it. */
export function formatScoreFile(report: ScoreFileReport, styles: Styles): string {
  const { leads, quarantined, reasons } = report;
  const rows = leads
    .slice(0, SHOWN_LEADS)
    .map(({ who, lines, before, after }) => [
      who ?? after.lead_id,
      `${before?.band ?? 'new'} -> ${after.band}`,
      after.final_score,
      whyOf(after),
      linesOf(lines),
    ]);
  const table = formatTable(['lead', 'band', 'points', 'why', 'line'], rows, styles, { maxWidth: WHY_WIDTH });
  const hidden = leads.length - rows.length;
  return [
    leads.length === 0 ? 'the events name no lead' : table,
    ...(hidden > 0 ? [`… and ${formatCount(hidden, 'lead')} more (--json names them all)`] : []),
    ...(quarantined > 0 ? [formatReasons(reasons, styles)] : []),
    styles.dim(countsOf(report)),
  ].join('\n\n');
}

function whyOf({ reasons, override }: ForeseenLead['after']): string {
  const most = reasons
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, SHOWN_REASONS)
    .map(({ points, reason }) => `${formatPoints(points)} ${reason}`);
  return [...(override === null ? [] : ['set by sales']), ...most].join(', ');
}

function linesOf(lines: readonly number[]): string {
  return lines.slice(0, SHOWN_LINES).map(formatNumber).join(', ') + (lines.length > SHOWN_LINES ? ', …' : '');
}

function countsOf({
  read,
  accepted,
  quarantined,
  known,
  without_key,
  set_aside,
  no_leads,
}: ScoreFileReport): string {
  const told: (readonly [number, string])[] = [
    [known, 'known already'],
    [without_key, 'naming nobody'],
    [set_aside, 'too large for real time'],
    [quarantined, 'for quarantine'],
  ];
  const parts = told.filter(([count]) => count > 0).map(([count, what]) => `${formatNumber(count)} ${what}`);
  const people =
    no_leads > 0 ? ` ${formatCount(no_leads, 'person', 'people')} named would be no lead yet.` : '';
  const events = formatCount(accepted + quarantined, 'event');
  const list = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  return `${formatCount(read, 'record')} with ${events}${list}.${people} Nothing was stored.`;
}
