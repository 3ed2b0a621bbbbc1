import { formatCount, formatNumber } from '../../output/quantities.ts';
import { listInWords } from '../words.ts';

type Chosen = Readonly<Record<string, string>>;

/** What a reader sees after choosing, and what the choice leaves as it is; empty where nothing is chosen. */
export function statusText(chosen: Chosen, unfiltered: Readonly<Record<string, readonly string[]>>): string {
  const active = Object.entries(chosen).filter(([, choice]) => choice !== '');
  if (active.length === 0) return '';
  const showing = `Showing ${active.map(([filter, choice]) => `${filter} ${choice}`).join(', ')}.`;
  const notes = active.flatMap(([filter]) => {
    const titles = unfiltered[filter] ?? [];
    return titles.length === 0
      ? []
      : [`Not kept by ${filter}, so about all ${filter}s: ${listInWords(titles)}.`];
  });
  return [showing, ...notes].join(' ');
}

/** How much of the call list is in sight. */
export function callCountText(shown: number, total: number, chosen: Chosen): string {
  const which = ['source', 'band'].map((filter) => chosen[filter] ?? '').filter((choice) => choice !== '');
  const of = which.length === 0 ? '' : ` (${which.join(', ')})`;
  if (total === 0) return `Nobody to call here${of}.`;
  return shown === total
    ? `All ${formatCount(total, 'lead')} to call${of}.`
    : `The first ${formatNumber(shown)} of ${formatCount(total, 'lead')} to call${of}.`;
}
