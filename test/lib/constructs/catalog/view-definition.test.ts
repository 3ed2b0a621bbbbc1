import {
  inOrder,
  readViews,
  ViewCircleError,
  viewStatement,
} from '#lib/constructs/catalog/view-definition.ts';

const view = (name: string, sql: string) => ({ name, sql });
const names = (views: readonly { name: string }[]) => views.map(({ name }) => name);

describe('views', () => {
  it('come after those they read, however these are joined, else as they came', () => {
    const views = [
      view('a', 'select 1 from leads l left join z on z.x = l.x'),
      view('b', 'select 1 from events'),
      view('y', 'select 1 from leads, b'),
      view('z', 'select 1 from (select 1 from Y)'),
    ];

    expect(names(inOrder(views))).toEqual(['b', 'y', 'z', 'a']);
  });

  it('need nothing that only a comment or a text speaks of', () => {
    const views = [view('a', "select 'it''s b' as x -- from b\nfrom leads"), view('b', 'select 1 from a')];

    expect(names(inOrder(views))).toEqual(['a', 'b']);
  });

  it('that read each other are refused by name', () => {
    const views = [view('a', 'select 1 from b'), view('b', 'select 1 from a'), view('c', 'select 1')];

    expect(() => inOrder(views)).toThrow(new ViewCircleError(['a', 'b']));
  });

  it('of the lake are made from their files, without the header', () => {
    const views = readViews();
    const kpis = views.find(({ name }) => name === 'kpis');

    expect(names(views)).toContain('sales_call_list');
    expect(kpis && viewStatement(kpis)).toMatch(
      /^CREATE OR REPLACE VIEW kpis AS\nselect\n {2}run_id,[^;]*as complete_runs\n\)$/,
    );
    for (const { sql } of views) expect(sql).toMatch(/^(select|with)\b/);
  });
});
