import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '#cli/setup/paths.mjs';
import { runbookAnchor } from '../../../../lib/constructs/observability/alarm-spec.ts';
import { BUDGET_ENTRY } from '../../../../lib/constructs/observability/lake-budget-entry.ts';
import { alarms } from './watched-lake.ts';

const TEXT = readFileSync(path.join(ROOT, 'docs/runbook.md'), 'utf8');
/** Fourth-level headings are entries of alarms, and nothing else is. */
const ENTRIES = new Map(
  TEXT.split(/^(?=#{1,4} )/m)
    .filter((section) => section.startsWith('#### '))
    .map((section) => [section.slice(5, section.indexOf('\n')), section] as const),
);

test('every alarm has its entry in the runbook, and every entry has its alarm', () => {
  const wanted = new Set([...alarms().map(({ entry }) => entry), BUDGET_ENTRY]);
  expect([...ENTRIES.keys()].sort()).toEqual([...wanted].sort());
});

test('every entry says what it means, what is at stake, where to look, what to do and whom to wake', () => {
  for (const section of ENTRIES.values()) {
    const said = [...section.matchAll(/^\*\*(.+?)\*\*/gm)].map(([, word]) => word);
    expect([section.slice(0, 60), said]).toEqual([
      section.slice(0, 60),
      ['Means', 'At stake', 'Look first', 'Do', 'Wake'],
    ]);
  }
});

test('no two entries answer to the same anchor', () => {
  const anchors = [...ENTRIES.keys()].map(runbookAnchor);
  expect(new Set(anchors).size).toBe(anchors.length);
});

test('links within the runbook lead to headings that exist', () => {
  const anchors = new Set(
    [...TEXT.matchAll(/^#{2,4} (.+)$/gm)].map(([, title]) => runbookAnchor(title ?? '')),
  );
  const links = [...TEXT.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor ?? '');
  expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

test('an entry of a KPI wakes nobody', () => {
  const kpis = [...ENTRIES].filter(([entry]) => entry.startsWith('KPI '));
  expect(kpis).toHaveLength(8);
  for (const [, section] of kpis) expect(section).toMatch(/\*\*Wake\*\* Nobody\./);
});
