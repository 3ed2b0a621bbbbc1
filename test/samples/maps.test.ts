import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCsvMap } from '#cli/send/csv-map.ts';
import { readCsv } from '#cli/send/read-csv.ts';
import { collect, pieces } from '../cli/send/collect.ts';

const MAPS = path.join(import.meta.dirname, '../../samples/maps');

/** Rows made up after the published columns; the data sets themselves may not be copied here. */
const rowsThrough = async (name: string, csv: string): Promise<unknown[]> => {
  const map = parseCsvMap(await readFile(path.join(MAPS, name), 'utf8'), name);
  const records = await collect(readCsv(() => pieces(csv), 'sample.csv', map));
  return records.map(([, text]) => JSON.parse(text));
};

describe('the map of Olist’s qualified leads', () => {
  it('makes each lead a form submission under its own prefix', async () => {
    const csv = 'mql_id,first_contact_date,landing_page_id,origin\nab12,2018-02-01,page7,\n';
    expect(await rowsThrough('olist-mql.yaml', csv)).toEqual([
      {
        event_type: 'online_form_submission',
        event_id: 'contact:ab12',
        external_id: 'olist:ab12',
        timestamp: '2018-02-01',
        landing_page: 'page7',
      },
    ]);
  });
});

describe('the map of Olist’s closed deals', () => {
  it('makes each deal a won outcome of the same lead, and keeps what is known of winners alone aside', async () => {
    const csv = 'mql_id,seller_id,won_date,business_segment\nab12,s1,2018-02-26 19:58:54,pet\n';
    expect(await rowsThrough('olist-closed-deals.yaml', csv)).toEqual([
      {
        event_type: 'crm_outcome',
        event_id: 'won:ab12',
        external_id: 'olist:ab12',
        timestamp: '2018-02-26 19:58:54',
        outcome: 'won',
        seller_id: 's1',
        business_segment: 'pet',
      },
    ]);
  });
});
