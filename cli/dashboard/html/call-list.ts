import { formatCount } from '../../output/quantities.ts';
import type { CallList, CallListRow } from '../call-list.ts';
import { type Html, html } from './html.ts';

const COLUMNS = [
  'Place',
  'Score',
  'What to do',
  'Why',
  'Source',
  'City',
  'Wants',
  'Sales last touched',
  'Lead last active',
  'Lead',
];
const HIDDEN = html` hidden`;

/** Whom to call now, and why. Roles are spelt out, as on a narrow screen rows become cards and would lose them. */
export function callListHtml({ leads, counts, shown }: CallList): Html {
  const total = counts.reduce((sum, count) => sum + count.leads, 0);
  return html`<section class="card wide" id="call-list" aria-labelledby="call-list-title">
<h2 id="call-list-title">Call list</h2>
<p class="question">Whom does sales call now, and why? Names and numbers stay in the lake: <code>lake lead &lt;lead&gt;</code> shows them to those who may see them.</p>
${
  total === 0
    ? html`<p class="empty">Nobody to call: no lead that may be called is in a band that is called.</p>`
    : html`<p id="call-list-count" data-shown="${shown}">The first ${Math.min(shown, total)} of ${formatCount(total, 'lead')} to call.</p>
<table role="table" class="call-list" aria-labelledby="call-list-title">
<thead role="rowgroup"><tr role="row">${COLUMNS.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">${leads.map((lead, place) => rowHtml(lead, place >= shown))}</tbody>
</table>`
}
</section>`;
}

function rowHtml(lead: CallListRow, isHidden: boolean): Html {
  const { position, score, band, action, reasons, source, city, interest, untouched, silent, leadId } = lead;
  const cells = [
    position,
    html`<strong>${score}</strong> <span class="band band-${band.toLowerCase()}">${band}</span>`,
    action,
    reasons,
    source,
    city,
    interest,
    untouched,
    silent,
    html`<code>${leadId}</code>`,
  ];
  return html`<tr role="row" data-source="${source}" data-band="${band}"${isHidden && HIDDEN}>${cells.map(
    (cell, at) =>
      html`<td role="cell"><span class="label" aria-hidden="true">${COLUMNS[at] ?? ''}</span><div>${cell}</div></td>`,
  )}</tr>
`;
}
