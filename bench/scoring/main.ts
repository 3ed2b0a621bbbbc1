import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { DEFAULT_SEED } from '#cli/demo/season/index.ts';
import { measureCompute } from './fold-and-rules.ts';
import { measureHandler } from './handler.ts';
import { measureInit } from './init.ts';
import type { ScoringReport } from './report.ts';

interface CliOptions {
  readonly leads: number;
  readonly records: number;
  readonly rounds: number;
  readonly seed: number;
  readonly dir: string;
  readonly out: string;
}

const { leads, records, rounds, seed, dir, out } = new Command('bench/scoring')
  .description('Measures real-time scoring; `npm run bench -- scoring` calls it.')
  .requiredOption('--dir <dir>', 'an empty directory to work in')
  .requiredOption('--out <file>', 'write the results here, as JSON')
  .option('--leads <n>', 'leads whose score is worked out', Number, 2000)
  .option('--records <n>', 'records the handler takes', Number, 10_000)
  .option('--rounds <n>', 'rounds that count', Number, 3)
  .option('--seed <n>', 'of the season', Number, DEFAULT_SEED)
  .parse()
  .opts<CliOptions>();

mkdirSync(dir, { recursive: true });
const compute = await measureCompute(leads, rounds, seed);
const handler = [];
const initMs = [];
for (let round = 0; round < rounds; round += 1) {
  handler.push(await measureHandler(path.join(dir, `lake-${round}`), records, seed));
  initMs.push(measureInit(path.join(dir, 'functions')));
}
const report: ScoringReport = { leads, records, compute, handler, initMs };
writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
