import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** All that a synthesis reads. */
const SOURCES = [
  'bin',
  'lib',
  'lambdas',
  'definitions',
  'glue-scripts',
  'athena-queries',
  'redshift',
  'cli',
  'docs/runbook.md',
  'package.json',
  'package-lock.json',
  'cdk.json',
  'test/lib/synthesize.ts',
  'test/lib/variants.ts',
];

/** A name for the sources as they are now; another one as soon as a file comes, goes or is written. */
export function sourceState(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesIn(root, source)) {
      const { size, mtimeMs } = statSync(path.join(root, file));
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(root: string, source: string): string[] {
  const kind = statSync(path.join(root, source), { throwIfNoEntry: false });
  if (kind === undefined || /(^|\/)(__pycache__|\.)/.test(source)) return [];
  if (!kind.isDirectory()) return [source];
  return readdirSync(path.join(root, source))
    .sort()
    .flatMap((name) => filesIn(root, `${source}/${name}`));
}
