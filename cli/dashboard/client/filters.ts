/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { PageData } from '../html/page.ts';
import { callCountText, statusText } from './filter-text.ts';

/** What a reader has chosen, by filter; empty where nothing. */
export type Chosen = Readonly<Record<string, string>>;

/** Lets readers filter; `onShown` is told when other parts of the page are in sight. */
export function startFilters(data: PageData, onShown: () => void): void {
  const form = document.querySelector<HTMLFormElement>('#filters');
  if (form === null) return;
  form.hidden = false;
  const apply = () => {
    const chosen = Object.fromEntries(
      [...form.querySelectorAll('select')].map(({ name, value }) => [name, value]),
    );
    showViews(chosen);
    showCalls(chosen, data);
    const status = form.querySelector('.status');
    if (status !== null) status.textContent = statusText(chosen, data.unfiltered);
    onShown();
  };
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // A reset is told before the fields have changed.
  form.addEventListener('reset', () => setTimeout(apply));
  // A browser may bring back what was chosen before the page was loaded again.
  apply();
}

function showViews(chosen: Chosen): void {
  for (const views of document.querySelectorAll<HTMLElement>('.views')) {
    const choice = chosen[views.dataset.filter ?? ''] ?? '';
    for (const view of views.querySelectorAll<HTMLElement>('.view'))
      view.hidden = view.dataset.choice !== choice;
  }
  for (const note of document.querySelectorAll<HTMLElement>('.unfiltered')) {
    note.hidden = (chosen[note.dataset.unfiltered ?? ''] ?? '') === '';
  }
}

function showCalls(chosen: Chosen, { calls }: PageData): void {
  const count = document.getElementById('call-list-count');
  if (count === null) return;
  const most = Number(count.dataset.shown);
  let shown = 0;
  for (const row of document.querySelectorAll<HTMLElement>('.call-list tbody tr')) {
    const isMeant = isChosen(chosen.source, row.dataset.source) && isChosen(chosen.band, row.dataset.band);
    row.hidden = !isMeant || shown >= most;
    if (!row.hidden) shown += 1;
  }
  const total = calls
    .filter(({ source, band }) => isChosen(chosen.source, source) && isChosen(chosen.band, band))
    .reduce((sum, { leads }) => sum + leads, 0);
  count.textContent = callCountText(shown, total, chosen);
}

function isChosen(choice: string | undefined, value: string | undefined): boolean {
  return choice === undefined || choice === '' || choice === value;
}
