import type { SendResult } from '../send/index.ts';
import type { SeasonTruth } from './season/index.ts';

/** What a lake found, as one row of counts. */
export type Ask = (sql: string) => Promise<Readonly<Record<string, number>>>;

/** One count of a season: what the lake found, and what its author knows. */
export interface TruthCheck {
  readonly what: string;
  readonly found: number;
  readonly known: number;
  /** Whether it is worth telling where it holds. */
  readonly isHeadline: boolean;
}

const FOUND = `
select
  (select count(*) from events) as events,
  (select count(distinct position) from raw_events) as raw_positions,
  (select count(*) from rejected_events) as conflicting,
  (select count(*) from leads) as people,
  (select count(*) from leads where converted) as conversions,
  (select count(distinct position) from quarantined_records) as quarantined`;

/** Holds a lake against the truth of the season it was filled with. */
export async function compareWithTruth(
  truth: SeasonTruth,
  sent: Pick<SendResult, 'read' | 'reasons'>,
  ask: Ask,
): Promise<TruthCheck[]> {
  const row = await ask(FOUND);
  const count = (name: string): number => Number(row[name]);
  const { event, conflicting } = truth.duplicates;
  const reasons = { ...zeros(sent.reasons), ...truth.quarantined };
  const quarantined = Object.values(truth.quarantined).reduce((sum, n) => sum + n, 0);
  const headlines: [string, number, number][] = [
    ['distinct events', count('events'), truth.events],
    ['duplicates', count('raw_positions') - count('events'), event + conflicting],
    ['duplicates with other content', count('conflicting'), conflicting],
    ['quarantined records', count('quarantined'), quarantined],
    ['people', count('people'), truth.people],
    ['conversions', count('conversions'), truth.conversions],
  ];
  const others: [string, number, number][] = [
    ['records', sent.read, truth.records],
    ...Object.entries(reasons).map(([reason, known]): [string, number, number] => [
      `records refused as ${reason}`,
      sent.reasons[reason as keyof typeof sent.reasons] ?? 0,
      known,
    ]),
  ];
  const checksOf = (rows: readonly [string, number, number][], isHeadline: boolean): TruthCheck[] =>
    rows.map(([what, found, known]) => ({ what, found, known, isHeadline }));
  return [...checksOf(headlines, true), ...checksOf(others, false)];
}

/** Reasons the season knows nothing of are expected not to occur. */
function zeros(reasons: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.keys(reasons).map((reason) => [reason, 0]));
}
