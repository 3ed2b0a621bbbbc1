import { formatPoints } from './lead-reasons.ts';
import type { ChangeCause, RealtimeChange } from './lead-report.ts';
import { formatCount, formatNumber, formatTime } from './quantities.ts';
import type { Styles } from './styles.ts';
import { padToWidth, widestOf } from './width.ts';

/** Each cause as people would say it, of so many events. */
const CAUSES: Readonly<Record<string, (events: string) => string>> = {
  scorecard: () => 'scored by other rules than then',
  rates: () => 'scored with other rates of the population than then',
  unaccounted: () => 'cannot be told any more: events not kept, or gone to others',
  correction: (events) => `${events} told again otherwise; the first to arrive counts`,
  split: (events) => `${events} gone to others: a key is shared by many`,
  merge: (events) => `${events} of somebody who is the same person`,
  late_data: (events) => `${events} that had happened before, and arrived late`,
  decay: () => 'time alone',
  new_events: (events) => `${events} since`,
};
/** More events than these are counted, not told one by one. */
const EVENTS_TOLD = 8;

/** Why a score is not what it was: what each cause gave or took, and the events and rules behind it. */
export function formatChange(change: RealtimeChange, styles: Styles): string {
  const { before, after, causes, from_ms, to_ms, scorecard_before, scorecard_after } = change;
  const sums = [before, after].map((score) => formatNumber(score ?? 0));
  const points = causes.map((cause) => formatPoints(cause.points));
  const width = widestOf(['points', ...sums, ...points]);
  const line = (amount: string, text: string) => `${padToWidth(amount, width, 'right')}  ${text}`;
  const sum = (score: number | null, when: string) =>
    line(formatNumber(score ?? 0), score === null ? `${when}, when nothing was known of the lead` : when);
  const by = (scorecard: string) =>
    scorecard_before === scorecard_after ? '' : `, by scorecard ${scorecard}`;
  const told = causes.flatMap((cause) => [
    colouredBySign(line(formatPoints(cause.points), causeText(cause)), cause.points, styles),
    ...behind(cause).map((text) => styles.dim(line('', `  ${text}`))),
  ]);
  return [
    `${styles.bold('Why the score changed')} ${styles.dim('(times in UTC)')}`,
    styles.dim(line('points', 'cause')),
    sum(before, `before, as of ${formatTime(from_ms)}${by(scorecard_before)}`),
    ...told,
    sum(after, `after, as of ${formatTime(to_ms)}${by(scorecard_after)}`),
    ...(change.is_truncated ? ['Events older than those kept are in neither of the two scores.'] : []),
  ].join('\n');
}

function causeText({ why, events }: ChangeCause): string {
  return CAUSES[why]?.(formatCount(events.length, 'event')) ?? why.replaceAll('_', ' ');
}

function behind({ events, rules }: ChangeCause): string[] {
  const more = events.length - EVENTS_TOLD;
  return [
    ...events
      .slice(0, EVENTS_TOLD)
      .map(
        ({ event_time_ms, event_type }) => `${formatTime(event_time_ms)}  ${event_type.replaceAll('_', ' ')}`,
      ),
    ...(more > 0 ? [`and ${formatCount(more, 'more event')}`] : []),
    ...rules.map(
      ({ reason, before, after }) => `${reason}: ${formatNumber(before)} → ${formatNumber(after)}`,
    ),
  ];
}

function colouredBySign(text: string, points: number, { green, red }: Styles): string {
  if (points === 0) return text;
  return points > 0 ? green(text) : red(text);
}
