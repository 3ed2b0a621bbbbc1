import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Argument, Command } from 'commander';
import { DEFAULT_ENGINE } from '#cli/commands/choices.ts';
import { wholeNumber } from '#cli/commands/whole-number.ts';
import { createStyles } from '#cli/output/styles.ts';
import { formatTable } from '#cli/output/table.ts';
import { ROOT } from '#cli/setup/paths.mjs';
import { UserError } from '#cli/user-error.ts';
import { BenchError } from './bench-error.ts';
import type { BenchContext, Part } from './context.ts';
import { FailedProgramError } from './measure/failed-program-error.ts';
import { PARTS } from './parts/index.ts';
import { thisMachine } from './report/machine.ts';
import { missedGoals } from './report/missed.ts';
import { machineText, performancePage } from './report/performance-page.ts';
import type { PartResult } from './report/result.ts';
import {
  KEPT_RESULTS,
  MISSED_GOALS,
  PERFORMANCE_PAGE,
  readResults,
  writeResult,
} from './report/result-files.ts';
import { COLUMNS, tableRow } from './report/table-row.ts';

const DEFAULT_ROUNDS = 3;
const MAX_ROUNDS = 100;
const DEFAULT_CACHE = '.bench';
const EXIT_MISSED = 2;

interface Options {
  readonly rounds: string;
  readonly quick?: boolean;
  readonly write?: boolean;
  readonly cache: string;
  readonly engines: string;
  readonly sparkLarge?: boolean;
  readonly growthLarge?: boolean;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Measures the parts named, prints their tables, and keeps the results where asked to. */
async function bench(names: readonly string[], options: Options): Promise<number> {
  const { quick: isQuick = false, write = false } = options;
  if (isQuick && write) throw new UserError('--quick is for trying it out: its numbers are not written down');
  const parts = PARTS.filter(({ name }) => names.length === 0 || names.includes(name));
  const cache = path.resolve(ROOT, options.cache);
  const context: BenchContext = {
    cache,
    rounds: isQuick ? 1 : wholeNumber('--rounds', options.rounds, 1, MAX_ROUNDS),
    isQuick,
    engines: options.engines.split(','),
    isSparkLarge: options.sparkLarge ?? false,
    isGrowthLarge: options.growthLarge ?? false,
    say,
  };
  const missed: string[] = [];
  for (const part of parts) {
    const result = await measurePart(part, context);
    writeResult(path.join(cache, 'results'), result);
    if (write) writeResult(KEPT_RESULTS, result);
    show(part, result);
    missed.push(...missedGoals(result));
  }
  if (write) writePage();
  for (const what of missed) print(`MISSED: ${what}`);
  return missed.length === 0 ? 0 : EXIT_MISSED;
}

async function measurePart(part: Part, context: BenchContext): Promise<PartResult> {
  say(`== ${part.title}`);
  const { rounds, isQuick } = context;
  const date = new Date().toISOString().slice(0, 10);
  const found = await part.run(context);
  return { part: part.name, date, machine: thisMachine(), rounds, isQuick, ...found };
}

function show(part: Part, result: PartResult): void {
  const rows = result.rows.map((row) => tableRow(row, result.isQuick));
  const table = formatTable(COLUMNS, rows, createStyles(false), { maxWidth: 100, quantities: [1, 2, 3] });
  print(`\n${part.title}: ${machineText(result.machine)}\n\n${table}\n\n${result.notes.join('\n')}\n`);
}

function writePage(): void {
  const page = performancePage(PARTS, readResults(KEPT_RESULTS), readFileSync(MISSED_GOALS, 'utf8'));
  writeFileSync(PERFORMANCE_PAGE, page);
}

const names = PARTS.map(({ name }) => name);
const program = new Command('bench')
  .description('Measures the lake. Exit code 2 where a goal was missed.')
  .addArgument(new Argument('[parts...]', 'what to measure, else everything').choices(names))
  .option('--rounds <n>', 'how often each thing is measured', String(DEFAULT_ROUNDS))
  .option('--quick', 'one round of a twentieth of the size, to see whether it works')
  .option('--write', 'keep the results and write docs/performance.md')
  .option('--cache <dir>', 'where data and tools are kept', DEFAULT_CACHE)
  .option('--engines <list>', 'engines of the pipeline', `${DEFAULT_ENGINE},spark`)
  .option('--spark-large', 'Spark takes the largest size too')
  .option('--growth-large', 'growth up to the longest history, whose data takes long to make')
  .action(async (parts: string[], options: Options) => {
    process.exitCode = await bench(parts, options);
  });
program.command('page').description('write docs/performance.md from the kept results').action(writePage);

try {
  await program.parseAsync();
} catch (error) {
  const isExplained = [BenchError, FailedProgramError, UserError].some((known) => error instanceof known);
  if (!isExplained || !(error instanceof Error)) throw error;
  say(`bench: ${error.message}`);
  process.exitCode = 1;
}
