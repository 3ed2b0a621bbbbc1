import type { Change } from '../change.ts';
import { type Html, html } from './html.ts';

const SYMBOLS = { up: '▲', down: '▼', not: '=' } as const;
const WORDS = { up: 'up', down: 'down', not: 'unchanged' } as const;

/** A change in words and a symbol; its colour says nothing that they do not. */
export function changeHtml({ moved, amount, verdict, against }: Change): Html {
  if (moved === null) return html`<p class="change"><span class="against">${against}</span></p>`;
  const judged = verdict === 'none' ? '' : `, ${verdict}`;
  return html`<p class="change"><strong class="verdict verdict-${verdict}"><span aria-hidden="true">${SYMBOLS[moved]}</span> ${WORDS[moved]}${amount === '' ? '' : ` ${amount}`}${judged}</strong> <span class="against">${against}</span></p>`;
}
