import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compileDefinitions } from './compile-definitions.ts';
import { staleFiles } from './stale-files.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Writes every generated file that does not follow from the definitions any more; returns their paths.
 *
 * @throws DefinitionError naming every mistake in the definitions; nothing is written then.
 */
export function refreshGenerated(root: string = ROOT): string[] {
  const compiled = compileDefinitions(root);
  const stale = staleFiles(root, compiled);
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), compiled.get(path) ?? '');
  }
  return stale;
}
