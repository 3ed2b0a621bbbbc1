import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../setup/paths.mjs';
import { compileDefinitions } from './compile-definitions.ts';
import { staleFiles } from './stale-files.ts';

/**
 * Writes every generated file that does not follow from the definitions any more; returns their paths.
 *
 * @param root the directory that holds `definitions/` and `glue-scripts/`
 * @throws DefinitionError naming every mistake in the definitions; nothing is written then.
 */
export function refreshGenerated(root: string = ROOT): string[] {
  return writeStale(root, compileDefinitions(root));
}

/** Writes each of the files that is missing under the root or says something else; returns their paths. */
export function writeStale(root: string, files: ReadonlyMap<string, string>): string[] {
  const stale = staleFiles(root, files);
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files.get(path) ?? '');
  }
  return stale;
}
