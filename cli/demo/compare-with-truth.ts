import type { SendResult } from '../send/index.ts';
import type { SeasonTruth } from './season/index.ts';

/** What a lake found, as one row of counts. */
export type Ask = (sql: string) => Promise<Readonly<Record<string, number>>>;

const FOUND = `
select
  (select count(*) from events) as events,
  (select count(distinct position) from raw_events) as raw_positions,
  (select count(*) from rejected_events) as conflicting,
  (select count(*) from leads) as people,
  (select count(*) from leads where converted) as conversions,
  (select count(distinct position) from quarantined_records) as quarantined`;

/** Holds a lake against the truth of the season it was filled with; every difference is a sentence. */
export async function compareWithTruth(
  truth: SeasonTruth,
  sent: SendResult,
  ask: Ask,
): Promise<{ found: Readonly<Record<string, number>>; differences: string[] }> {
  const row = await ask(FOUND);
  const count = (name: string): number => Number(row[name]);
  const quarantinedTruth = Object.values(truth.quarantined).reduce((sum, n) => sum + n, 0);
  const expectations: [string, number, number][] = [
    ['records', sent.read, truth.records],
    ['distinct events', count('events'), truth.events],
    [
      'duplicates',
      count('raw_positions') - count('events'),
      truth.duplicates.event + truth.duplicates.conflicting,
    ],
    ['conflicting duplicates', count('conflicting'), truth.duplicates.conflicting],
    ['quarantined records', count('quarantined'), quarantinedTruth],
    ['people', count('people'), truth.people],
    ['conversions', count('conversions'), truth.conversions],
    ...Object.entries(truth.quarantined).map(([reason, n]): [string, number, number] => [
      `records refused as ${reason}`,
      sent.reasons[reason as keyof typeof sent.reasons] ?? 0,
      n,
    ]),
  ];
  return {
    found: Object.fromEntries(
      expectations.filter(([name]) => !name.startsWith('records')).map(([name, found]) => [name, found]),
    ),
    differences: expectations
      .filter(([, found, known]) => found !== known)
      .map(([name, found, known]) => `${name}: found ${found}, known ${known}`),
  };
}
