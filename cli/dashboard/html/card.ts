import type { ChartSpec } from '../charts/chart-spec.ts';
import { describeChart } from '../charts/chart-text.ts';
import type { KpiCard, KpiView } from '../kpi-card.ts';
import { figureHtml } from './figure.ts';
import { type Html, html } from './html.ts';
import { tableHtml } from './table.ts';
import { unfilteredHtml, viewsHtml } from './views.ts';

/** Names a chart of the page. */
export function chartId(kpi: string, place: number): string {
  return `${kpi}-chart-${place}`;
}

const DIRECTIONS = {
  up: 'More is better.',
  down: 'Less is better.',
  none: 'Neither more nor less is better.',
} as const;

/** Pixels a chart of bars is high: each bar has room, and so have the axis and the legend. */
const BAR = 20;
const CATEGORY_GAP = 14;
const FRAME = 64;
const TIME_CHART = 300;
/** Pixels of a card beside its chart: title, question and what can be opened; and its figures, if it has several. */
const CARD_FRAME = 230;
const FIGURES = 54;

/** A KPI in full: its question, chart, the numbers behind it and what it means. */
export function cardHtml(card: KpiCard): Html {
  const { kpi, title, header } = card;
  return html`<article class="card" id="${kpi}" aria-labelledby="${kpi}-title">
<h3 id="${kpi}-title">${title}</h3>
<p class="question">${header.question}</p>
${unfilteredHtml(card)}
${viewsHtml(card, (view, place) => viewHtml(card, view, place))}
<details>
<summary>What it means<span class="for-screen-readers">: ${title}</span></summary>
<dl class="meaning">
<dt>Definition</dt><dd>${header.definition}</dd>
<dt>Unit</dt><dd>${header.unit}</dd>
<dt>Direction</dt><dd>${DIRECTIONS[header.direction]}</dd>
<dt>Alarm</dt><dd>${header.alarm}</dd>
<dt>Owner</dt><dd>${header.owner}</dd>
</dl>
</details>
</article>`;
}

function viewHtml(
  { kpi, title }: KpiCard,
  { headline, figures, chart, tables }: KpiView,
  place: number,
): Html {
  return html`${
    figures.length > 0 &&
    html`<dl class="figures">${figures.map(({ name, figure }) => html`<div><dt>${name}</dt><dd>${figureHtml(figure)}</dd></div>`)}</dl>`
  }
${chart === null ? html`<p class="empty">Nothing to draw: ${headline.what}.</p>` : chartHtml(chart, chartId(kpi, place))}
${
  tables.length > 0 &&
  html`<details>
<summary>Table<span class="for-screen-readers">: ${title}</span></summary>
${tables.map((table) => tableHtml(table, title))}
</details>`
}`;
}

function chartHtml(spec: ChartSpec, id: string): Html {
  return html`<figure>
<figcaption>${spec.caption}</figcaption>
<div class="chart" id="${id}" role="img" aria-label="${describeChart(spec)}" style="height:${heightOf(spec)}px"></div>
</figure>`;
}

/** Pixels a card is high before anything in it is opened, near enough to lay cards out. */
export function cardHeight({ views: [first] }: KpiCard): number {
  const figures = first !== undefined && first.figures.length > 0 ? FIGURES : 0;
  return CARD_FRAME + figures + (first?.chart ? heightOf(first.chart) : 0);
}

function heightOf({ kind, categories, series }: ChartSpec): number {
  if (kind === 'columns' || kind === 'lines') return TIME_CHART;
  return FRAME + categories.length * (series.length * BAR + CATEGORY_GAP);
}
