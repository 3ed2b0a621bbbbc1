import type { Figure } from '../figure.ts';
import { type Html, html } from './html.ts';

/** A number as text that still carries the number itself. */
export function figureHtml({ text, value, key }: Figure): Html {
  return value === null
    ? html`<span class="missing" data-key="${key}">${text}</span>`
    : html`<data value="${value}" data-key="${key}">${text}</data>`;
}
