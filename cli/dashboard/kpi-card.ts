import type { KpiRow } from '../output/kpis.ts';
import { type Change, changeBetweenWeeks, changeSinceRun, noChange } from './change.ts';
import { breakdownChart } from './charts/breakdown-chart.ts';
import type { ChartSpec } from './charts/chart-spec.ts';
import { columnsOverTime, linesOverTime } from './charts/dated-chart.ts';
import type { DashboardDocument, PageHeader } from './document.ts';
import { type Figure, figureOf } from './figure.ts';
import { type Headline, headlineOf } from './headline.ts';
import { type Filter, filterOf } from './kpi-rows.ts';
import { type Selection, selectAbout, selectAll } from './selection.ts';
import { type TableModel, tableOfChart, tableOfRows } from './tables.ts';
import { capitalised, inWords, titleOf } from './words.ts';

/** A KPI as the page shows it. */
export interface KpiCard {
  readonly kpi: string;
  readonly title: string;
  readonly header: PageHeader;
  /** The filter that changes what is shown, null where none does. */
  readonly filter: Filter | null;
  /** What is shown while nothing is chosen, then for each value a reader may choose. */
  readonly views: readonly KpiView[];
}

export interface KpiView {
  /** The value chosen, null for all. */
  readonly choice: string | null;
  readonly headline: Headline;
  readonly change: Change;
  /** All measures side by side, the headline first; none where the headline is the only one. */
  readonly figures: readonly { readonly name: string; readonly figure: Figure }[];
  /** Null where there is nothing to draw. */
  readonly chart: ChartSpec | null;
  readonly tables: readonly TableModel[];
}

/** What cards share: the document they are made from, and how its names are ordered and drawn. */
export interface CardContext {
  readonly document: Pick<DashboardDocument, 'run' | 'baseline'>;
  readonly choices: Readonly<Record<Filter, readonly string[]>>;
  /** A source's place in the palette. */
  readonly slotOf: (source: string) => number;
  /** Where a name stands before its value decides: bands from the best down, all other names behind them. */
  readonly rankOf: (name: string) => number;
}

export function kpiCard(
  kpi: string,
  header: PageHeader,
  rows: readonly KpiRow[],
  context: CardContext,
): KpiCard {
  const rank = ({ dimension_value }: KpiRow) => context.rankOf(dimension_value);
  const own = rows.filter((row) => row.kpi === kpi).sort((a, b) => rank(a) - rank(b));
  const filter = filterOf(own);
  const chosen =
    filter === null ? [] : context.choices[filter].map((choice) => selectAbout(own, filter, choice));
  const views = [selectAll(own), ...chosen].map((selection) => kpiView(selection, header, context));
  return { kpi, title: titleOf(kpi), header, filter, views };
}

function kpiView(
  { choice, headlines, charted, tabled }: Selection,
  header: PageHeader,
  context: CardContext,
): KpiView {
  const { unit } = header;
  const [first] = headlines;
  const figures = headlines.map((row) => ({
    name: capitalised(inWords(row.measure)),
    figure: figureOf(row, 'value', unit),
  }));
  const chart = chartOf(charted, header, context);
  const isOverTime = chart?.kind === 'columns' || chart?.kind === 'lines';
  return {
    choice,
    headline: headlineOf(first, unit, choice),
    change: changeOf(first, tabled, header, context),
    figures: figures.length > 1 ? figures : [],
    chart,
    tables:
      tabled.length === 0 ? [] : [tableOfRows(tabled, unit), ...(isOverTime ? [tableOfChart(chart)] : [])],
  };
}

/** The chart the KPI's header asks for; one without a single value is none. */
function chartOf(
  rows: readonly KpiRow[],
  header: PageHeader,
  { slotOf, rankOf }: CardContext,
): ChartSpec | null {
  const chart =
    header.chart === 'stacked_bar'
      ? columnsOverTime(rows, header, slotOf)
      : header.chart === 'line'
        ? linesOverTime(rows, header)
        : breakdownChart(rows, header, rankOf);
  return chart?.series.some(({ values }) => values.some((value) => value !== null)) ? chart : null;
}

/** What comes in is compared with what came in before, the state of the lake with the state an earlier run found. */
function changeOf(
  row: KpiRow | undefined,
  rows: readonly KpiRow[],
  header: PageHeader,
  { document: { run, baseline } }: CardContext,
): Change {
  if (row === undefined) return noChange('nothing to compare');
  if (header.chart !== 'stacked_bar') return changeSinceRun(row, header, baseline);
  const untilMs = run?.as_of_ms ?? run?.started_ms ?? null;
  if (untilMs === null) return noChange('nothing to compare: when the run was is not known');
  const days = rows.filter(({ kpi_date, dimension }) => kpi_date !== null && dimension === row.dimension);
  const counts = new Map(days.map(({ kpi_date, value }) => [kpi_date ?? '', value ?? 0]));
  return changeBetweenWeeks(counts, untilMs, header.direction);
}
