import type { KpiCard } from '../kpi-card.ts';
import { changeHtml } from './change.ts';
import { figureHtml } from './figure.ts';
import { type Html, html } from './html.ts';
import { unfilteredHtml, viewsHtml } from './views.ts';

/** A KPI at a glance: its number, how it changed, and the way to the rest of it. */
export function tileHtml(card: KpiCard): Html {
  return html`<li class="tile">
<h3><a href="#${card.kpi}">${card.title}</a></h3>
${viewsHtml(
  card,
  ({
    headline,
    change,
  }) => html`<p class="headline">${headline.figure === null ? html`<span class="missing">–</span>` : figureHtml(headline.figure)}</p>
<p class="what">${headline.what}</p>
${changeHtml(change)}`,
)}
${unfilteredHtml(card)}
</li>`;
}
