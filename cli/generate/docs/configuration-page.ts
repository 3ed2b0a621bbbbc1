import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentSchema } from '#lib/config/environment-config.ts';
import { ENVIRONMENTS } from '#lib/config/index.ts';
import { optionTables, withGenerated } from './configuration.ts';

const PAGE = 'docs/configuration.md';

/** The page of settings, with what can be deployed as the code of the environments has it now. */
export function configurationPage(root: string): readonly [path: string, text: string] {
  const page = readFileSync(join(root, PAGE), 'utf8');
  return [PAGE, withGenerated(PAGE, page, optionTables(environmentSchema, ENVIRONMENTS))];
}
