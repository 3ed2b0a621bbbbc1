import { readQueryFiles } from '#lib/queries/query-files.ts';

describe('readQueryFiles', () => {
  it('gives a room in the order of its names, each with what its header says', () => {
    const [first, ...others] = readQueryFiles('kpis');
    expect(first).toMatchObject({
      room: 'kpis',
      name: '01_lead_volume',
      path: 'athena-queries/kpis/01_lead_volume.sql',
    });
    expect(first?.header.get('unit')).toBe('events');
    expect(first?.text).toMatch(/^-- question: /);
    expect(others.at(-1)?.name).toBe('10_conversion_rate_by_score_band');
  });

  it('takes every file of a view', () => {
    expect(readQueryFiles('views').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['kpis', 'lead_profiles', 'sales_call_list']),
    );
  });
});
