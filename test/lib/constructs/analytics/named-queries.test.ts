import { readFileSync } from 'node:fs';
import { QUERY_ROOMS, readQueryFiles } from '#lib/queries/query-files.ts';
import { synthesized } from '../../synthesized.ts';
import { resourcesOf } from '../../template.ts';

const { template } = synthesized('prod');
const queries = Object.values(resourcesOf(template('Analytics'), 'AWS::Athena::NamedQuery')).map(
  ({ Properties }) => Properties,
);
const inFile = (path: string) =>
  queries.find(({ Description }) => String(Description).split('\n')[0] === path);

describe('NamedQueries', () => {
  it('leaves out no file, and keeps each as it stands', () => {
    const files = QUERY_ROOMS.flatMap((room) => readQueryFiles(room));
    expect(queries).toHaveLength(files.length);
    for (const { path } of files) {
      expect(inFile(path)?.QueryString).toBe(readFileSync(path, 'utf8'));
    }
  });

  it('titles a query as its header does, over the database of the lake', () => {
    expect(inFile('athena-queries/kpis/07_high_intent_lead_ratio.sql')).toMatchObject({
      Name: 'Which share of the leads is HOT now?',
      Database: 'lead_lake_prod',
    });
  });

  it.each([
    ['athena-queries/kpis/01_lead_volume.sql', 'kpis'],
    ['athena-queries/checks/leads_are_scored.sql', 'kpis'],
    ['athena-queries/questions/lead_funnel.sql', 'analysts'],
    ['athena-queries/views/lead_profiles.sql', 'analysts'],
    ['athena-queries/views/sales_call_list.sql', 'sales'],
    // what is quarantined holds contact data
    ['athena-queries/questions/quarantine_by_reason.sql', 'kpis'],
  ])('%s is for %s', (path, audience) => {
    expect(inFile(path)?.WorkGroup).toBe(`lead-lake-prod-${audience}`);
  });
});
