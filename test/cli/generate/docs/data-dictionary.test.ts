import { dataDictionary } from '../../../../cli/generate/docs/data-dictionary.ts';

const BASE = {
  path: 'glue-scripts/tables/lines.yaml',
  text: `
table: lines
layer: raw
kind: external
location: raw/dt={dt}/
grain: one line
comment: As they came.
columns:
  - {name: a, type: string, comment: "A | B"}
  - {name: email, type: string, contact: true, comment: "Mail"}
`,
};
const LIKE = {
  path: 'glue-scripts/tables/events.yaml',
  text: `
table: events
layer: processed
kind: derived
grain: one event
key: [a]
partition: [a]
comment: Without contacts.
like: {table: lines, except: [email]}
`,
};
const KPI = {
  path: 'athena-queries/kpis/03_success.sql',
  text: `-- question: How much?
-- unit: share
-- grain: one row
-- direction: up
-- alarm: none
-- definition: First half
--   and second half.
select 1
-- unit: not a header any more
`,
};

describe('dataDictionary', () => {
  const text = dataDictionary([LIKE, BASE], [KPI]);

  it('puts tables under their layer, in the order data flows', () => {
    const headings = text.split('\n').filter((line) => line.startsWith('##'));
    expect(headings).toEqual([
      ...['## Layer raw', '### lines', '## Layer ops', '## Layer processed', '### events'],
      ...['## Layer contacts', '## Layer features', '## Layer gold', '## KPIs', '### success'],
    ]);
  });

  it('names columns that hold contact data, and keeps a bar from breaking the table', () => {
    expect(text).toContain('| `a` | string | A \\| B |');
    expect(text).toContain('| `email` | string | Mail **(contact data)** |');
  });

  it('gives a table that is like another its columns, but for those left out', () => {
    const events = text.slice(text.indexOf('### events'));
    expect(events).toContain('| `a` |');
    expect(events).not.toContain('| `email` |');
  });

  it('takes a KPI from its header and reads a value that goes on', () => {
    const success = text.slice(text.indexOf('### success'));
    expect(success).toContain('How much?\n\n- unit: share\n- grain: one row\n- direction: up\n- alarm: none');
    expect(success).toContain('First half and second half.');
  });
});
