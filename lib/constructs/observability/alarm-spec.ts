import { kebabCase } from './kebab-case.ts';

/** A metric, as CloudWatch names it. */
export interface MetricSpec {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `p95`: what 95 of 100 values are at most. */
  readonly statistic: 'Sum' | 'Maximum' | 'Minimum' | 'p95';
}

/** An alarm as data: what it looks at, when it is raised, and what it says. */
export interface AlarmSpec {
  /** Title of its entry in the runbook; alarms that ask for the same deeds share one. */
  readonly entry: string;
  /** Which of the alarms of an entry. @default the entry has one alarm */
  readonly about?: string;
  /** `page` wakes somebody, `warn` waits for the morning. */
  readonly urgency: 'page' | 'warn';
  /** What it means when it is raised, in one sentence. */
  readonly meaning: string;
  /** By the name the expression uses. */
  readonly metrics: Readonly<Record<string, MetricSpec>>;
  /** Metric math over the metrics. @default the one metric itself */
  readonly expression?: string;
  readonly raisedWhen: { readonly is: Comparison; readonly than: number };
  readonly periodSeconds: number;
  /** How many periods it looks back. */
  readonly periods: number;
  /** How many of those must be bad. @default all of them */
  readonly badPeriods?: number;
  /** What a period without a single value counts as; `ignore` leaves the alarm as it is. */
  readonly withoutData: 'breaching' | 'notBreaching' | 'ignore';
}

export type Comparison = '>' | '>=' | '<' | '<=';

/** The alarm's name in CloudWatch and in messages. */
export function alarmName(environment: string, { entry, about }: Pick<AlarmSpec, 'entry' | 'about'>): string {
  return [
    'lead-lake',
    environment,
    kebabCase(entry),
    ...(about === undefined ? [] : [kebabCase(about)]),
  ].join('-');
}

/** The same name as a construct id. */
export function alarmId({ entry, about = '' }: Pick<AlarmSpec, 'entry' | 'about'>): string {
  return kebabCase(`${entry} ${about}`)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** What its message says: how urgent it is, what it means, where to read what to do. */
export function alarmDescription({ entry, urgency, meaning }: AlarmSpec): string {
  return `${urgency === 'page' ? 'Page' : 'Warning'}: ${meaning} What to do: ${runbookLink(entry)}`;
}

/** Where an entry of the runbook stands. */
export function runbookLink(entry: string): string {
  return `docs/runbook.md#${runbookAnchor(entry)}`;
}

/** The anchor of a heading that is an alarm's entry. */
export function runbookAnchor(entry: string): string {
  return kebabCase(entry);
}
