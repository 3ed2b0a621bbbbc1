import { FILTERS, type Filter } from '../kpi-rows.ts';
import { PAGE_DATA_ID } from '../page-data-id.ts';
import { type PageModel, untouchedBy } from '../page-model.ts';
import { callListHtml } from './call-list.ts';
import { cardHeight, cardHtml, chartId } from './card.ts';
import { Html, html, jsonScript } from './html.ts';
import { policyOf } from './policy.ts';
import { tileHtml } from './tile.ts';
import { twoColumns } from './two-columns.ts';

/** Files of this project that become part of the page. */
export interface PageAssets {
  readonly css: string;
  /** The script that draws, filters and switches themes. */
  readonly script: string;
}

/** The whole page as one file. */
export function pageHtml(model: PageModel, { css, script }: PageAssets): string {
  const { asOf, cards, choices } = model;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf({ css, script })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Lead KPIs: Lead lake</title>
<link rel="icon" href="data:,">
<style>${Html.trusted(css)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the KPIs</a>
<header class="top">
<div>
<p class="brand">Lead lake</p>
<h1>Lead KPIs</h1>
<p class="as-of">${
    asOf.hasRun
      ? html`Data as of <strong>${asOf.data}</strong>, from the run of ${asOf.run}`
      : 'No run has made any data yet'
  }</p>
</div>
<button type="button" id="theme" hidden>Dark theme</button>
</header>
${asOf.hasRun && filtersHtml(choices)}
<main id="main" tabindex="-1">
<noscript><p class="empty">Charts and filters need JavaScript; all numbers are in the tables.</p></noscript>
${
  asOf.hasRun
    ? html`<section aria-labelledby="glance-title">
<h2 id="glance-title">At a glance</h2>
<ol class="tiles">${cards.map(tileHtml)}</ol>
</section>
<section aria-labelledby="details-title">
<h2 id="details-title">KPI by KPI</h2>
<div class="cards">${twoColumns(cards, cardHeight).map((column) => html`<div class="column">${column.map(cardHtml)}</div>`)}</div>
</section>
${callListHtml(model.callList)}`
    : html`<p class="empty">There are no KPIs yet: they come with the first <code>lake run</code>. Write this page anew after it.</p>`
}
</main>
<footer>
<p>All times are UTC. Every number is one that <code>lake kpis --json</code> gives; the page holds no contact data and loads nothing from anywhere.</p>
</footer>
${jsonScript(PAGE_DATA_ID, pageData(model))}
<script>${Html.trusted(script)}</script>
</body>
</html>
`;
  return page.text;
}

function filtersHtml(choices: PageModel['choices']): Html {
  return html`<form class="filters" id="filters" aria-label="Filters" hidden>
${FILTERS.map(
  (
    filter,
  ) => html`<label>${NAMES[filter]} <select name="${filter}"><option value="">all ${filter}s</option>${choices[
    filter
  ].map((choice) => html`<option value="${choice}">${choice}</option>`)}</select></label>
`,
)}
<button type="reset">Show all</button>
<p class="status" role="status"></p>
</form>`;
}

const NAMES: Readonly<Record<Filter, string>> = { source: 'Source', band: 'Score band' };

/** What the script needs beside the markup. */
export function pageData({ cards, callList }: PageModel) {
  return {
    charts: Object.fromEntries(
      cards.flatMap(({ kpi, views }) =>
        views.flatMap(({ chart }, place) => (chart === null ? [] : [[chartId(kpi, place), chart] as const])),
      ),
    ),
    unfiltered: Object.fromEntries(FILTERS.map((filter) => [filter, untouchedBy(filter, cards)])),
    calls: callList.counts,
  };
}

export type PageData = ReturnType<typeof pageData>;
