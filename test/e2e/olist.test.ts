import { readFileSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ROOT } from '#cli/setup/set-up.mjs';
import { ask, COMMAND_MS, lakeJson, temporaryFolder } from './lake-process.ts';
import { differencesBetween, readLake } from './lake-tables.ts';

jest.setTimeout(6 * COMMAND_MS);

/** Where data sets lie that are not part of the repository. */
const DATA = process.env.LEAD_LAKE_DATA;

if (DATA === undefined) {
  process.stderr.write(
    'SKIPPED: the Olist marketing funnel needs LEAD_LAKE_DATA, a folder with data/olist_mql.csv and data/olist_closed_deals.csv\n',
  );
}

/** A file, the map it is sent with, and how many rows its publisher says it has. */
const FILES = [
  { csv: 'olist_mql.csv', map: 'olist-mql.yaml', rows: 8000 },
  { csv: 'olist_closed_deals.csv', map: 'olist-closed-deals.yaml', rows: 842 },
] as const;

const pathOf = (csv: string): string => path.join(DATA ?? '', 'data', csv);

function readRows(csv: string): Readonly<Record<string, string>>[] {
  return parse(readFileSync(pathOf(csv)), { columns: true, bom: true });
}

/** Leads and wins per origin and month of first contact, straight from the files and by nothing of ours. */
function countByHand(): Record<string, [leads: number, won: number]> {
  const wonDates = new Map(readRows(FILES[1].csv).map((row) => [row.mql_id, row.won_date ?? '']));
  const counts: Record<string, [number, number]> = {};
  for (const { mql_id, first_contact_date = '', origin } of readRows(FILES[0].csv)) {
    const wonDate = wonDates.get(mql_id);
    // Both are written largest unit first, so text order is time order.
    const isWon = wonDate !== undefined && wonDate.slice(0, 10) >= first_contact_date;
    const group = `${origin || 'none'} ${first_contact_date.slice(0, 7)}`;
    const [leads, won] = counts[group] ?? [0, 0];
    counts[group] = [leads + 1, won + (isWon ? 1 : 0)];
  }
  return counts;
}

(DATA === undefined ? describe.skip : describe)('the Olist marketing funnel', () => {
  let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
  let dir: string;

  const sendBoth = async (): Promise<void> => {
    for (const { csv, map, rows } of FILES) {
      const mapFile = path.join(ROOT, 'samples', 'maps', map);
      const sent = await lakeJson([
        'send',
        pathOf(csv),
        '--map',
        mapFile,
        '--arrival',
        'event-time',
        '--dir',
        dir,
      ]);
      expect(sent).toEqual({ read: rows, accepted: rows, quarantined: 0, reasons: {}, rejects: [] });
    }
  };
  const run = () => lakeJson(['run', '--as-of', '2019-01-01', '--dir', dir]);

  beforeAll(async () => {
    scratch = await temporaryFolder('olist');
    dir = path.join(scratch.folder, 'lake');
    await sendBoth();
    await run();
  });
  afterAll(() => scratch.remove());

  it('is 8,000 leads, 842 outcomes and 841 conversions, for one win is dated before its first contact', async () => {
    expect(
      await ask(
        dir,
        `select
           (select count(*) from leads) as leads,
           (select count(*) from events where event_type = 'crm_outcome' and outcome = 'won') as outcomes,
           (select count(*) from leads where converted) as converted,
           (select count(*) from leads where won_before_first_seen) as won_before_first_seen,
           (select count(*) from leads where converted and won_before_first_seen) as both`,
      ),
    ).toEqual([{ leads: 8000, outcomes: 842, converted: 841, won_before_first_seen: 1, both: 0 }]);
  });

  it('has as many leads and wins per origin and month as one counts in the files themselves', async () => {
    const question = path.join(ROOT, 'athena-queries', 'questions', 'conversions_by_origin_and_month.sql');
    const rows = await ask<{ utm_source: string; first_seen_month: string; leads: number; won: number }>(
      dir,
      readFileSync(question, 'utf8'),
    );
    const found = rows.map(({ utm_source, first_seen_month, leads, won }): [string, [number, number]] => [
      `${utm_source} ${first_seen_month.slice(0, 7)}`,
      [leads, won],
    ]);
    expect(Object.fromEntries(found)).toEqual(countByHand());
  });

  it('changes no derived table when both files are sent once more', async () => {
    const before = await readLake(dir, () => false);
    await sendBoth();
    await run();
    const after = await readLake(dir, () => false);
    expect(await ask(dir, 'select count(distinct position) as positions from raw_events')).toEqual([
      { positions: 2 * 8842 },
    ]);
    expect(differencesBetween(after, before)).toEqual([]);
  });
});
