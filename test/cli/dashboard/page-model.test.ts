import { pageHtml } from '#cli/dashboard/html/page.ts';
import { pageModel, untouchedBy } from '#cli/dashboard/page-model.ts';
import { document, header, ofSource, row, share } from './rows.ts';

const hostile = '</script><img src=x>';
const lead = {
  position: 1,
  lead_id: 'e_1',
  final_score: 110,
  lead_category: 'HOT',
  recommended_action: 'Call within 1 hour',
  reasons: 'Asked questions',
  source: 'roadshow',
  city: hostile,
  device_interest: null,
  hours_since_activity: null,
  hours_untouched: 60,
};
const full = document({
  headers: { sources: header(), bands: header({ chart: 'interval' }) },
  rows: [
    share(1, 2, { kpi: 'sources' }),
    ofSource('web', { kpi: 'sources' }),
    ...['WARM', 'COLD', 'HOT'].map((band) => row({ kpi: 'bands', dimension: 'band', dimension_value: band })),
  ],
  call_list: {
    leads: [lead],
    counts: [{ source: 'roadshow', lead_category: 'HOT', leads: 41 }],
    leads_per_group: 20,
  },
});
const textOf = (page: string) =>
  page.replaceAll(/<(script|style).*?<\/\1>|<[^>]*>/gs, ' ').replaceAll(/\s+/g, ' ');
const assets = { css: 'p{}', script: 'go()' };

describe('the page as data', () => {
  it('offers what values and call list can be filtered by, bands from the best down', () => {
    const { choices, cards } = pageModel(full);
    expect(choices).toEqual({ source: ['roadshow', 'web'], band: ['HOT', 'WARM', 'COLD'] });
    expect([untouchedBy('source', cards), untouchedBy('band', cards)]).toEqual([['Bands'], ['Sources']]);
  });

  it('tells the time the data are about apart from the time of the run', () => {
    expect(pageModel(full).asOf).toEqual({
      hasRun: true,
      data: '21 Nov 2026, 00:00 UTC',
      run: '21 Nov 2026, 12:00 UTC',
    });
    expect(pageModel(document({ run: { run_id: 'r1', started_ms: null, as_of_ms: null } })).asOf).toEqual({
      hasRun: true,
      data: 'the time of the run',
      run: 'r1',
    });
  });

  it('says of the call list how much of it is shown, and of a lead what is not known', () => {
    const text = textOf(pageHtml(pageModel(full), assets));
    expect(text).toContain('The first 20 of 41 leads to call.');
    expect(text).toContain('Asked questions');
    // 60 hours are two days and a half; when it was last active is not known.
    expect(text).toContain('Sales last touched 2.5 days ago Lead last active not known Lead');
    expect(text).toContain('Wants not known');
  });
});

describe('the page as one file', () => {
  it('takes a hostile city for text', () => {
    const page = pageHtml(pageModel(full), assets);
    expect(page).not.toContain(hostile);
    expect(page).toContain('&lt;/script&gt;&lt;img src=x&gt;');
  });

  it('explains each KPI in the words of its header', () => {
    const text = textOf(pageHtml(pageModel(full), assets));
    for (const words of ['How many?', 'What is counted.', 'share of leads', 'More is better.']) {
      expect(text).toContain(words);
    }
  });

  it('says that nobody is to be called, and that no run was there', () => {
    const nobody = pageHtml(
      pageModel({ ...full, call_list: { leads: [], counts: [], leads_per_group: 20 } }),
      assets,
    );
    expect(textOf(nobody)).toContain('Nobody to call');
    const empty = textOf(pageHtml(pageModel(document({ run: null })), assets));
    expect(empty).toContain('There are no KPIs yet: they come with the first lake run');
    expect(empty).not.toMatch(/At a glance|Call list/);
  });
});
