import type { CfnDashboard } from 'aws-cdk-lib/aws-quicksight';
import { titleOf } from '#cli/dashboard/words.ts';
import type { KpiHeader } from '../../queries/kpi-headers.ts';
import type { KpiCondition } from '../observability/kpi-threshold.ts';
import type { DataSet } from './data-set.ts';
import { type FieldsOf, fieldsOf, type NumberForm } from './fields.ts';
import type { RowChoice, SheetPart } from './sheet-part.ts';

const HALF = 18;
const HEIGHT = 12;
const MOST_BARS = 12;
const BAD = '#B3261E';
const DIRECTIONS = { up: 'More is better.', down: 'Less is better.', none: '' } as const;

/** What a KPI's visual is made from: its header, and the condition of its alarm where it has one. */
export interface KpiToShow {
  readonly header: KpiHeader;
  /** @default it has no alarm that looks at one of its own values */
  readonly condition?: KpiCondition;
}

type Drawn = Pick<SheetPart, 'visual'> & { readonly rows: readonly RowChoice[] };
type Draw = (kpi: KpiToShow, fields: FieldsOf, frame: Frame) => Drawn;

interface Frame {
  readonly visualId: string;
  readonly title: CfnDashboard.VisualTitleLabelOptionsProperty;
  readonly subtitle: CfnDashboard.VisualSubtitleLabelOptionsProperty;
}

/** A number has to know which of a KPI's measures answers its question. */
export class KpiVisualError extends Error {
  override readonly name = 'KpiVisualError';

  constructor(path: string) {
    super(`${path}: chart is number, so its line threshold must name the measure to show`);
  }
}

/** How each kind of chart that a header can ask for is drawn. */
const DRAWN: Readonly<Record<KpiHeader['chart'], Draw>> = {
  stacked_bar: (_, fields, frame) => ({
    visual: bars(frame, {
      arrangement: 'STACKED',
      orientation: 'VERTICAL',
      category: fields.day('kpi_date'),
      colors: [fields.text('dimension_value')],
      values: [fields.total('value')],
    }),
    rows: [
      { column: 'period', is: 'EQUALS', value: 'day' },
      { column: 'dimension', is: 'DOES_NOT_EQUAL', value: 'all' },
    ],
  }),
  bar: ({ header }, fields, frame) => ({
    visual: bars(frame, {
      arrangement: 'CLUSTERED',
      orientation: 'HORIZONTAL',
      category: fields.text('part'),
      colors: [fields.text('measure')],
      values: [fields.largest('value', formOf(header))],
      sortBy: { fieldId: `${frame.visualId}-value`, direction: 'DESC' },
    }),
    rows: [{ column: 'is_breakdown', is: 'EQUALS', value: 'yes' }],
  }),
  interval: ({ header }, fields, frame) => ({
    visual: bars(frame, {
      arrangement: 'CLUSTERED',
      orientation: 'HORIZONTAL',
      category: fields.text('part'),
      colors: [],
      values: ['low', 'value', 'high'].map((end) => fields.largest(end, formOf(header))),
      sortBy: { fieldId: `${frame.visualId}-value`, direction: 'DESC' },
    }),
    rows: [{ column: 'is_breakdown', is: 'EQUALS', value: 'yes' }],
  }),
  line: ({ header }, fields, frame) => ({
    visual: {
      lineChartVisual: {
        ...frame,
        chartConfiguration: {
          type: 'LINE',
          fieldWells: {
            lineChartAggregatedFieldWells: {
              category: [fields.day('kpi_date')],
              colors: [fields.text('measure')],
              values: [fields.largest('value', formOf(header))],
            },
          },
        },
      },
    },
    rows: [
      { column: 'period', is: 'EQUALS', value: 'day' },
      { column: 'dimension', is: 'EQUALS', value: 'all' },
    ],
  }),
  number: ({ header, condition }, fields, frame) => {
    if (condition === undefined) throw new KpiVisualError(header.path);
    return {
      visual: {
        kpiVisual: {
          ...frame,
          chartConfiguration: { fieldWells: { values: [fields.largest('value', formOf(header))] } },
          ...(typeof condition.right === 'number' && {
            conditionalFormatting: redWhen(`MAX({value}) ${condition.is} ${condition.right}`),
          }),
        },
      },
      rows: [
        { column: 'period', is: 'EQUALS', value: 'all' },
        { column: 'dimension', is: 'EQUALS', value: 'all' },
        { column: 'measure', is: 'EQUALS', value: condition.left.measure },
      ],
    };
  },
};

/** A KPI as its header wants it drawn, with its question and what better means below its title. */
export function kpiVisual(dataSet: DataSet, kpi: KpiToShow): SheetPart {
  const { header } = kpi;
  const visualId = `kpi-${header.kpi.replaceAll('_', '-')}`;
  const subtitle = [header.question, `In ${header.unit}.`, DIRECTIONS[header.direction]].join(' ').trim();
  const frame: Frame = {
    visualId,
    title: { visibility: 'VISIBLE', formatText: { plainText: titleOf(header.kpi) } },
    subtitle: { visibility: 'VISIBLE', formatText: { plainText: subtitle } },
  };
  const { visual, rows } = DRAWN[header.chart](kpi, fieldsOf(dataSet, visualId), frame);
  return {
    visualId,
    visual,
    rows: [{ column: 'kpi', is: 'EQUALS', value: header.kpi }, ...rows],
    dataSet: dataSet.key,
    width: HALF,
    height: HEIGHT,
  };
}

function formOf({ unit }: KpiHeader): NumberForm {
  if (unit === 'seconds') return 'seconds';
  if (unit.startsWith('share ')) return 'percent';
  return unit.startsWith('chance') ? 'chance' : 'count';
}

interface Bars {
  readonly arrangement: 'STACKED' | 'CLUSTERED';
  readonly orientation: 'VERTICAL' | 'HORIZONTAL';
  readonly category: CfnDashboard.DimensionFieldProperty;
  readonly colors: CfnDashboard.DimensionFieldProperty[];
  readonly values: CfnDashboard.MeasureFieldProperty[];
  /** @default by category */
  readonly sortBy?: CfnDashboard.FieldSortProperty;
}

function bars(frame: Frame, { arrangement, orientation, category, colors, values, sortBy }: Bars) {
  return {
    barChartVisual: {
      ...frame,
      chartConfiguration: {
        barsArrangement: arrangement,
        orientation,
        fieldWells: { barChartAggregatedFieldWells: { category: [category], colors, values } },
        ...(sortBy !== undefined && {
          sortConfiguration: {
            categorySort: [{ fieldSort: sortBy }],
            categoryItemsLimit: { itemsLimit: MOST_BARS, otherCategories: 'EXCLUDE' },
          },
        }),
      },
    },
  };
}

/** The number turns red where its alarm would be raised. */
function redWhen(expression: string): CfnDashboard.KPIConditionalFormattingProperty {
  return {
    conditionalFormattingOptions: [{ primaryValue: { textColor: { solid: { expression, color: BAD } } } }],
  };
}
