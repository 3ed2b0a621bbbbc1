import type { KpiCard, KpiView } from '../kpi-card.ts';
import { FILTERS } from '../kpi-rows.ts';
import { type Html, html } from './html.ts';

const HIDDEN = html` hidden`;

/** Everything a reader may choose to see of a KPI, of which the script shows one and hides the others. */
export function viewsHtml(
  { filter, views }: KpiCard,
  viewHtml: (view: KpiView, place: number) => Html,
): Html {
  return html`<div class="views" data-filter="${filter ?? ''}">${views.map(
    (view, place) =>
      html`<div class="view" data-choice="${view.choice ?? ''}"${place > 0 && HIDDEN}>${viewHtml(view, place)}</div>`,
  )}</div>`;
}

/** Says so, once a filter is chosen that the KPI is not kept by. */
export function unfilteredHtml({ filter }: KpiCard): Html {
  return html`${FILTERS.filter((other) => other !== filter).map(
    (other) =>
      html`<p class="unfiltered" data-unfiltered="${other}" hidden>Not kept by ${other}: shows all ${other}s</p>`,
  )}`;
}
