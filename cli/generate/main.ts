import { parseArgs } from 'node:util';
import { ROOT } from '../setup/paths.mjs';
import { compileDefinitions, compileScorecard, readDefinitions } from './compile-definitions.ts';
import { DefinitionError } from './definition-error.ts';
import { readDefinitionTexts } from './definition-texts.ts';
import { MarkerError } from './docs/configuration.ts';
import { configurationPage } from './docs/configuration-page.ts';
import { writeStale } from './refresh.ts';
import { staleFiles } from './stale-files.ts';

const USAGE = `usage: npm run generate [-- [--check | --print scorecard:<name>] [--root DIR]]
  (nothing)   write every file that follows from definitions/ or lib/config/
  --check     write nothing; exit 1 and name the files that are not as these say
  --print     the models of one scorecard, the active one or not, as JSON: path to text
  --root      the directory that holds definitions/ and glue-scripts/; this repository when left out`;

const UP_TO_DATE = 'the generated files are up to date';

/** Every generated file of a root; only this repository has code whose settings a page can show. */
function generatedFiles(root: string): Map<string, string> {
  const files = compileDefinitions(root);
  return root === ROOT ? new Map([...files, configurationPage(root)]) : files;
}

function write(root: string): string {
  const written = writeStale(root, generatedFiles(root));
  return written.length === 0 ? UP_TO_DATE : written.map((path) => `wrote ${path}`).join('\n');
}

function check(root: string): string {
  const stale = staleFiles(root, generatedFiles(root));
  if (stale.length > 0) process.exitCode = 1;
  return stale.length === 0
    ? UP_TO_DATE
    : `not as definitions/ and lib/config/ say, run npm run generate: ${stale.join(', ')}`;
}

function print(root: string, wanted: string): string {
  const name = /^scorecard:(.+)$/.exec(wanted)?.[1];
  if (name === undefined) throw new RangeError(`--print takes scorecard:<name>, found ${wanted}`);
  return JSON.stringify(
    Object.fromEntries(compileScorecard(readDefinitions(readDefinitionTexts(root)), name)),
  );
}

function run(args: readonly string[]): string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      check: { type: 'boolean' },
      print: { type: 'string' },
      root: { type: 'string', default: ROOT },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return USAGE;
  if (values.print !== undefined) return print(values.root, values.print);
  return values.check ? check(values.root) : write(values.root);
}

try {
  process.stdout.write(`${run(process.argv.slice(2))}\n`);
} catch (error) {
  const isWrongUse =
    error instanceof DefinitionError ||
    error instanceof MarkerError ||
    error instanceof RangeError ||
    error instanceof TypeError;
  if (!isWrongUse) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
