import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '#cli/setup/paths.mjs';
import type { PartResult } from './result.ts';

/** Results that the page is written from, kept with the project. */
export const KEPT_RESULTS = path.join(ROOT, 'bench', 'results');
/** What numbers alone do not say: why a goal is missed, and the next step. Written by hand. */
export const MISSED_GOALS = path.join(ROOT, 'bench', 'missed-goals.md');
export const PERFORMANCE_PAGE = path.join(ROOT, 'docs', 'performance.md');

/** Writes a part's result into a directory of results. */
export function writeResult(dir: string, result: PartResult): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, `${result.part}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** The results of a directory, by part. */
export function readResults(dir: string): Map<string, PartResult> {
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.json')) : [];
  return new Map(
    names.map((name) => {
      const result: PartResult = JSON.parse(readFileSync(path.join(dir, name), 'utf8'));
      return [result.part, result];
    }),
  );
}
