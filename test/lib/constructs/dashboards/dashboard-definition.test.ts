import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '#cli/setup/paths.mjs';
import { dashboardPlan } from '../../../../lib/constructs/dashboards/dashboard-definition.ts';
import { readKpiHeaders } from '../../../../lib/queries/kpi-headers.ts';

const plan = dashboardPlan();
/** What CloudFormation is given; typed loosely, as its readers see it. */
const definition = JSON.parse(JSON.stringify(plan.definition((key) => `arn:${key}`))) as Definition;
interface Definition {
  readonly dataSetIdentifierDeclarations: readonly { identifier: string; dataSetArn: string }[];
  readonly sheets: readonly Sheet[];
  readonly filterGroups: readonly FilterGroup[];
}
interface Sheet {
  readonly sheetId: string;
  readonly visuals: readonly Readonly<Record<string, Visual>>[];
  readonly layouts: readonly {
    configuration: { gridLayout: { elements: readonly Readonly<Record<string, string | number>>[] } };
  }[];
}
interface Visual {
  readonly visualId: string;
  readonly title: { formatText: { plainText: string } };
  readonly subtitle: { formatText?: { plainText: string } };
}
interface FilterGroup {
  readonly filterGroupId: string;
  readonly filters: readonly {
    categoryFilter: {
      column: { columnName: string };
      configuration: { customFilterConfiguration: { matchOperator: string; categoryValue: string } };
    };
  }[];
  readonly scopeConfiguration: {
    selectedSheets: { sheetVisualScopingConfigurations: readonly { visualIds: readonly string[] }[] };
  };
}

const sheet = (id: string): Sheet => {
  const found = definition.sheets.find(({ sheetId }) => sheetId === id);
  if (found === undefined) throw new RangeError(`no sheet ${id}`);
  return found;
};
const visualsOf = (id: string) =>
  sheet(id).visuals.flatMap((one) => Object.entries(one).map(([kind, visual]) => ({ kind, ...visual })));
/** The rows a visual shows, as `column operator value`. */
const rowsOf = (visualId: string) =>
  definition.filterGroups
    .filter(({ scopeConfiguration }) =>
      scopeConfiguration.selectedSheets.sheetVisualScopingConfigurations.some(({ visualIds }) =>
        visualIds.includes(visualId),
      ),
    )
    .flatMap(({ filters }) => filters)
    .map(({ categoryFilter: { column, configuration } }) => {
      const { matchOperator, categoryValue } = configuration.customFilterConfiguration;
      return `${column.columnName} ${matchOperator} ${categoryValue}`;
    });

/** Every column that anything in the definition names. */
function columnsIn(value: unknown): { dataSetIdentifier: string; columnName: string }[] {
  if (Array.isArray(value)) return value.flatMap(columnsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('columnName' in value && 'dataSetIdentifier' in value) {
    return [value as { dataSetIdentifier: string; columnName: string }];
  }
  return Object.values(value).flatMap(columnsIn);
}

test('every KPI is on the leadership sheet, once, in the order of the files', () => {
  const shown = visualsOf('leadership').flatMap(({ visualId }) =>
    rowsOf(visualId)
      .filter((row) => row.startsWith('kpi '))
      .map((row) => row.replace('kpi EQUALS ', '')),
  );
  const files = readdirSync(path.join(ROOT, 'athena-queries/kpis')).sort();
  expect(shown).toEqual(files.map((file) => file.replace(/^\d+_|\.sql$/g, '')));
  expect(shown).toHaveLength(10);
});

test('every column that is named exists in its data set', () => {
  const columns = new Map(
    plan.dataSets.map(({ key, columns: own }) => [key, new Set(own.map(({ name }) => name))]),
  );
  const named = columnsIn(definition);
  expect(named.length).toBeGreaterThan(50);
  const missing = named.filter(
    ({ dataSetIdentifier, columnName }) => !columns.get(dataSetIdentifier)?.has(columnName),
  );
  expect(missing).toEqual([]);
});

test('every sheet begins with how old its data is', () => {
  for (const { sheetId } of definition.sheets) {
    const [first] = visualsOf(sheetId);
    expect([sheetId, first?.title.formatText.plainText]).toEqual([sheetId, 'Data as of (UTC)']);
  }
});

test('a header says how its KPI is drawn', () => {
  const kinds = {
    stacked_bar: 'barChartVisual',
    bar: 'barChartVisual',
    interval: 'barChartVisual',
    line: 'lineChartVisual',
    number: 'kpiVisual',
  };
  const drawn = new Map(visualsOf('leadership').map(({ visualId, kind }) => [visualId, kind]));
  for (const { kpi, chart } of readKpiHeaders()) {
    expect([kpi, drawn.get(`kpi-${kpi.replaceAll('_', '-')}`)]).toEqual([kpi, kinds[chart]]);
  }
});

test('a KPI says its question and which way is better', () => {
  const found = visualsOf('leadership').find(({ visualId }) => visualId === 'kpi-data-quality');
  expect(found?.title.formatText.plainText).toBe('Data quality');
  expect(found?.subtitle.formatText?.plainText).toBe(
    'Which share of the events has a missing, duplicate or invalid field? ' +
      'In share of distinct events. Less is better.',
  );
});

test('a number is the measure of its alarm over the whole lake, and turns red where the alarm is raised', () => {
  expect(rowsOf('kpi-lead-score-accuracy')).toEqual([
    'kpi EQUALS lead_score_accuracy',
    'period EQUALS all',
    'dimension EQUALS all',
    'measure EQUALS auc',
  ]);
  expect(JSON.stringify(sheet('leadership'))).toContain('"expression":"MAX({value}) < 0.6"');
});

test('ids are such as QuickSight takes, and none is given twice', () => {
  const visuals = definition.sheets.flatMap(({ sheetId }) =>
    visualsOf(sheetId).map(({ visualId }) => visualId),
  );
  const groups = definition.filterGroups.map(({ filterGroupId }) => filterGroupId);
  for (const ids of [visuals, groups]) {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[\w-]+$/);
  }
});

test('every visual has a place on its sheet, and no two share it', () => {
  for (const { sheetId, layouts } of definition.sheets) {
    const elements = layouts.flatMap(({ configuration }) => configuration.gridLayout.elements);
    expect(elements.map(({ elementId }) => elementId)).toEqual(
      visualsOf(sheetId).map(({ visualId }) => visualId),
    );
    const taken = new Set<string>();
    for (const { columnIndex, columnSpan, rowIndex, rowSpan } of elements) {
      expect(Number(columnIndex) + Number(columnSpan)).toBeLessThanOrEqual(36);
      expect(Number(rowSpan)).toBeLessThanOrEqual(21);
      for (let x = Number(columnIndex); x < Number(columnIndex) + Number(columnSpan); x += 1) {
        for (let y = Number(rowIndex); y < Number(rowIndex) + Number(rowSpan); y += 1) {
          expect(taken).not.toContain(`${x} ${y}`);
          taken.add(`${x} ${y}`);
        }
      }
    }
  }
});

test('texts keep within what QuickSight takes', () => {
  for (const { sheetId } of definition.sheets) {
    for (const { title, subtitle } of visualsOf(sheetId)) {
      expect(title.formatText.plainText.length).toBeLessThanOrEqual(512);
      expect(subtitle.formatText?.plainText.length ?? 0).toBeLessThanOrEqual(1_024);
    }
  }
});

test('data sets are declared under the names that visuals use', () => {
  expect(definition.dataSetIdentifierDeclarations).toEqual([
    { identifier: 'kpis', dataSetArn: 'arn:kpis' },
    { identifier: 'operations', dataSetArn: 'arn:operations' },
    { identifier: 'definitions', dataSetArn: 'arn:definitions' },
  ]);
});
