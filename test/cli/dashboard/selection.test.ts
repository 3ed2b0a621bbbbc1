import { selectAbout, selectAll } from '#cli/dashboard/selection.ts';
import { ofSource, row } from './rows.ts';

const whole = row({ measure: 'complete', kpi: 'enrichment_coverage' });
const half = row({ measure: 'behavioural', kpi: 'enrichment_coverage' });
const web = { ...ofSource('web', { measure: 'complete' }), kpi: 'enrichment_coverage' };
const webHalf = { ...web, measure: 'behavioural' };
const online = { ...ofSource('online', { measure: 'complete' }), kpi: 'enrichment_coverage' };
const own = [half, whole, webHalf, web, online];

describe('what a reader sees of a KPI', () => {
  it('is everything, with the measure that answers its question first', () => {
    expect(selectAll(own)).toEqual({ choice: null, headlines: [whole, half], charted: own, tabled: own });
  });

  it('is what was chosen, the whole beside it as one more', () => {
    const { headlines, charted, tabled } = selectAbout(own, 'source', 'web');
    expect(headlines).toEqual([web, webHalf]);
    expect(tabled).toEqual([webHalf, web, whole, half]);
    expect(charted.map(({ dimension, dimension_value }) => [dimension, dimension_value])).toEqual([
      ['source', 'web'],
      ['source', 'web'],
      ['source', 'all sources'],
      ['source', 'all sources'],
    ]);
  });

  it('leaves out the whole of measures the choice does not have', () => {
    expect(selectAbout(own, 'source', 'online').tabled).toEqual([online, whole]);
    expect(selectAbout(own, 'source', 'nowhere')).toMatchObject({ headlines: [], charted: [], tabled: [] });
  });
});
