import type { SendResult } from '../send/index.ts';
import { formatCount, formatNumber } from './quantities.ts';
import type { Styles } from './styles.ts';
import { formatTable } from './table.ts';

/** Rejected events named one by one; the JSON document names more. */
const SHOWN_REJECTS = 20;

/** What became of the records sent: counts, why events were quarantined, and which line each was on. */
export function formatSendResult(result: SendResult, styles: Styles): string {
  const { read, accepted, quarantined, leftover } = result;
  const counts = [
    `read         ${formatNumber(read)}`,
    `accepted     ${styles.green(formatNumber(accepted))}`,
    `quarantined  ${quarantined > 0 ? styles.red(formatNumber(quarantined)) : '0'}`,
  ];
  if (leftover.read > 0) counts.push(`and ${leftoverSentence(leftover.read)}`);
  return [counts.join('\n'), ...(quarantined > 0 ? [formatRejects(result, styles)] : [])].join('\n\n');
}

export function leftoverSentence(records: number): string {
  return `${formatCount(records, 'record')} that an interrupted send had left waiting`;
}

/** Events in quarantine by why, the most frequent reason first. */
export function formatReasons(reasons: SendResult['reasons'], styles: Styles): string {
  const counted = Object.entries(reasons).sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  return formatTable(['reason', 'events'], counted, styles);
}

function formatRejects({ reasons, rejects, quarantined }: SendResult, styles: Styles): string {
  const shown = rejects.slice(0, SHOWN_REJECTS);
  const lines = formatTable(
    ['line', 'reason', 'field'],
    shown.map(({ line, reason, path }) => [line, reason, path]),
    styles,
  );
  const hidden = quarantined - shown.length;
  const named = formatNumber(rejects.length);
  const more = hidden > 0 ? `\n… and ${formatNumber(hidden)} more (--json names ${named} of them)` : '';
  return `${formatReasons(reasons, styles)}\n\n${lines}${more}`;
}
