import type { TableModel } from '../tables.ts';
import { figureHtml } from './figure.ts';
import { type Html, html } from './html.ts';

/** A table in a frame of its own, which scrolls where there is more than fits. */
export function tableHtml({ caption, columns, rows }: TableModel, about: string): Html {
  const [first = '', ...others] = columns;
  return html`<div class="table-frame" tabindex="0" role="region" aria-label="${`${about}: ${caption}`}">
<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${first}</th>${others.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ name, cells }) => html`<tr><th scope="row">${name}</th>${cells.map(
      (cell) =>
        html`<td class="number">${cell === null || typeof cell === 'string' ? (cell ?? '–') : figureHtml(cell)}</td>`,
    )}</tr>
`,
  )}</tbody>
</table>
</div>`;
}
