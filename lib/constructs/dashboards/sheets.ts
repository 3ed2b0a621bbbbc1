import { dataAsOf } from './data-as-of.ts';
import type { DataSet } from './data-set.ts';
import { fieldsOf } from './fields.ts';
import { type KpiToShow, kpiVisual } from './kpi-visual.ts';
import { type Sheet, type SheetPart, sheetOf } from './sheet-part.ts';
import { tableVisual } from './table-visual.ts';

const WHOLE = 36;
const HALF = 18;
/** More rows a visual cannot have. */
const TALLEST = 21;

/** The ten KPIs. */
export function leadershipSheet(kpis: DataSet, toShow: readonly KpiToShow[]): Sheet {
  return sheetOf({
    id: 'leadership',
    name: 'Leadership',
    description: 'The ten KPIs of the newest run',
    parts: [dataAsOf(kpis, 'leadership', 'data_as_of'), ...toShow.map((kpi) => kpiVisual(kpis, kpi))],
  });
}

/** What came in, what was refused, how long it took, and which runs read it. */
export function operationsSheet(operations: DataSet): Sheet {
  return sheetOf({
    id: 'operations',
    name: 'Operations',
    description: 'What the pipeline has read, by arrival date and by run',
    parts: [
      dataAsOf(operations, 'operations', 'committed_at'),
      linesByDay(operations, 'events-by-day', 'Events stored, by arrival date and source', 'validated'),
      linesByDay(
        operations,
        'refused-by-day',
        'Records in quarantine, by arrival date and reason',
        'quarantine',
      ),
      runs(operations),
    ],
  });
}

/** What the KPIs mean. */
export function definitionsSheet(definitions: DataSet, kpis: DataSet): Sheet {
  const visualId = 'kpi-definitions';
  const fields = fieldsOf(definitions, visualId);
  return sheetOf({
    id: 'definitions',
    name: 'What the KPIs mean',
    description: 'Question, unit, owner, alarm and definition of each KPI',
    parts: [
      dataAsOf(kpis, 'definitions', 'data_as_of'),
      {
        visualId,
        visual: {
          tableVisual: {
            visualId,
            title: { visibility: 'VISIBLE', formatText: { plainText: 'What the KPIs mean' } },
            subtitle: { visibility: 'HIDDEN' },
            chartConfiguration: {
              fieldWells: {
                tableUnaggregatedFieldWells: {
                  values: definitions.columns.map(({ name }) => fields.plain(name)),
                },
              },
              sortConfiguration: {
                rowSort: [{ fieldSort: { fieldId: `${visualId}-place`, direction: 'ASC' } }],
              },
            },
          },
        },
        dataSet: definitions.key,
        width: WHOLE,
        height: TALLEST,
      },
    ],
  });
}

function linesByDay(dataSet: DataSet, visualId: string, title: string, layer: string): SheetPart {
  const fields = fieldsOf(dataSet, visualId);
  return {
    visualId,
    visual: {
      barChartVisual: {
        visualId,
        title: { visibility: 'VISIBLE', formatText: { plainText: title } },
        subtitle: { visibility: 'HIDDEN' },
        chartConfiguration: {
          barsArrangement: 'STACKED',
          orientation: 'VERTICAL',
          fieldWells: {
            barChartAggregatedFieldWells: {
              category: [fields.day('arrival_date')],
              colors: [fields.text('source')],
              values: [fields.total('lines')],
            },
          },
        },
      },
    },
    rows: [{ column: 'layer', is: 'EQUALS', value: layer }],
    dataSet: dataSet.key,
    width: HALF,
    height: 12,
  };
}

function runs(dataSet: DataSet): SheetPart {
  const visualId = 'runs';
  const fields = fieldsOf(dataSet, visualId);
  return {
    visualId,
    visual: tableVisual({
      visualId,
      title: 'Runs: what each has read, and the longest wait among it',
      groupBy: [fields.text('run_id'), fields.text('layer')],
      values: [
        fields.newest('committed_at'),
        fields.total('objects'),
        fields.total('lines'),
        fields.largest('latency_seconds', 'seconds'),
      ],
      // ids of runs sort by the time they started
      newestFirst: `${visualId}-run_id`,
    }),
    dataSet: dataSet.key,
    width: WHOLE,
    height: 16,
  };
}
