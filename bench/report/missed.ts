import { median } from '../statistics.ts';
import type { PartResult } from './result.ts';
import { judge } from './verdict.ts';

/** What did not reach its goal; a quick run reaches and misses nothing. */
export function missedGoals({ rows, isQuick }: PartResult): string[] {
  if (isQuick) return [];
  return rows.flatMap((row) => {
    if ('skipped' in row || row.goal === undefined) return [];
    return judge(median(row.samples), row.goal).isMet ? [] : [row.what];
  });
}
