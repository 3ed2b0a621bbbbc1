import { kpiCard } from '#cli/dashboard/kpi-card.ts';
import { document, header, ofSource, row, share } from './rows.ts';

const context = {
  document: document(),
  choices: { source: ['crm', 'web'], band: ['HOT'] },
  slotOf: () => 0,
  rankOf: () => 0,
};

describe('the card of a KPI', () => {
  it('has a view of everything and one for each choice, also where a choice has nothing', () => {
    const rows = [
      share(1, 4, { kpi: 'hot_share' }),
      ofSource('web', { kpi: 'hot_share', value: 0.5, numerator: 1, denominator: 2 }),
    ];
    const card = kpiCard('hot_share', header(), rows, context);
    expect([card.title, card.filter]).toEqual(['Hot share', 'source']);
    expect(
      card.views.map(({ choice, headline }) => [choice, headline.figure?.text ?? headline.what]),
    ).toEqual([
      [null, '25.0 %'],
      ['crm', 'there is nothing from crm'],
      ['web', '50.0 %'],
    ]);
    expect(card.views.map(({ chart, tables }) => [chart?.categories ?? null, tables.length])).toEqual([
      [['web'], 1],
      [null, 0],
      [['web', 'all sources'], 1],
    ]);
  });

  it('without a dimension of a filter has the one view', () => {
    expect(kpiCard('k', header(), [row()], context)).toMatchObject({
      filter: null,
      views: [{ choice: null }],
    });
  });

  it('has nothing to draw where no value is known', () => {
    const [view] = kpiCard('k', header(), [share(0, 0)], context).views;
    expect(view).toMatchObject({ chart: null, headline: { what: 'there are no leads yet' } });
  });

  it('compares what comes in by weeks of its own source', () => {
    const on = (source: string, kpi_date: string, value: number) => ofSource(source, { kpi_date, value });
    const rows = [
      row(),
      ofSource('web'),
      ofSource('crm'),
      on('web', '2026-11-01', 1),
      on('web', '2026-11-08', 4),
      on('web', '2026-11-20', 6),
      on('crm', '2026-11-01', 1),
      on('crm', '2026-11-20', 100),
    ];
    const card = kpiCard('k', header({ chart: 'stacked_bar', unit: 'events' }), rows, context);
    const web = card.views.find(({ choice }) => choice === 'web');
    expect(web?.change).toMatchObject({ moved: 'up', amount: '50.0 %', verdict: 'better' });
    expect(web?.chart?.series.map(({ name }) => name)).toEqual(['web']);
    expect(web?.tables.map(({ caption }) => caption)).toEqual(['Values', 'Events per day']);
  });
});
