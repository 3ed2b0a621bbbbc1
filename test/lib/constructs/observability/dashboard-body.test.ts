import { dashboardBody } from '../../../../lib/constructs/observability/dashboard-body.ts';

const five = ['a', 'b', 'c', 'd', 'e'].map((title) => ({ title, arn: `arn:${title}` }));
const { widgets } = dashboardBody({
  environment: 'test',
  region: 'eu-central-1',
  groups: [
    { title: 'Gate', alarms: five },
    { title: 'Nothing', alarms: [] },
  ],
  streamName: 'events',
  stateMachineArn: 'arn:pipeline',
});

test('every alarm stands in the list of alarms and has a graph with its threshold', () => {
  const list = widgets.filter(({ type }) => type === 'alarm');
  expect(list.map(({ properties }) => properties.alarms)).toEqual([
    ['arn:a', 'arn:b', 'arn:c', 'arn:d', 'arn:e'],
  ]);
  const annotated = widgets.flatMap(({ properties }) => properties.annotations ?? []);
  expect(annotated).toEqual(five.map(({ arn }) => ({ alarms: [arn] })));
});

test('no widget lies over another or outside the page', () => {
  const taken = new Set<string>();
  for (const { x, y, width, height } of widgets) {
    expect([x, y, width, height].every(Number.isInteger)).toBe(true);
    expect(x + width).toBeLessThanOrEqual(24);
    for (let column = x; column < x + width; column += 1) {
      for (let row = y; row < y + height; row += 1) {
        expect(taken).not.toContain(`${column} ${row}`);
        taken.add(`${column} ${row}`);
      }
    }
  }
});

test('a group without alarms has no heading', () => {
  const headings = widgets.filter(({ type }) => type === 'text').map(({ properties }) => properties.markdown);
  expect(headings.slice(1)).toEqual(['## Flow', '## Gate']);
});
