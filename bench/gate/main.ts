import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { DEFAULT_SEED } from '#cli/demo/season/index.ts';
import { createStyles } from '#cli/output/styles.ts';
import { BENCH_CONFIG } from './bench-config.ts';
import { formatReport } from './report.ts';
import { type GateBenchmarkOptions, runGateBenchmark } from './run-gate-benchmark.ts';

interface CliOptions extends GateBenchmarkOptions {
  readonly out?: string;
}

const options = new Command('bench/gate')
  .description('Measures the gate against its floor, and against plain ajv and zod, which do less.')
  .option(
    '--records <n>',
    'how many records; with fewer, phones are remembered from the round before',
    Number,
    100_000,
  )
  .option('--rounds <n>', 'rounds that count, after one that warms up', Number, 5)
  .option('--seed <n>', 'of the season', Number, DEFAULT_SEED)
  .addOption(new Option('--arrival <over>', 'records arrive over').choices(['day', 'season']).default('day'))
  .option('--out <file>', 'write the results here, as JSON')
  .parse()
  .opts<CliOptions>();

const report = await runGateBenchmark(options, BENCH_CONFIG);
process.stdout.write(`${formatReport(report, createStyles(process.stdout.isTTY === true))}\n`);
if (options.out !== undefined) writeFileSync(options.out, `${JSON.stringify(report, null, 2)}\n`);
