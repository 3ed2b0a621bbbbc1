import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '#cli/setup/paths.mjs';
import type { BenchContext, Findings, Part } from '../context.ts';
import { measure } from '../measure/measure.ts';
import { withScratch } from '../measure/scratch.ts';
import { sizesOf } from '../sizes.ts';
import { scoringFindings } from './scoring-findings.ts';

/** Real-time scoring: a program of its own, as nothing else may run in the process it measures. */
export const scoring: Part = {
  name: 'scoring',
  title: 'Real-time scoring',
  method:
    'Working out a score: leads with 30 events each, of the made-up season, one after the other; the median of ' +
    'all leads is one sample. The same scorecard as rules of json-rules-engine runs on the same features and has to ' +
    'give the same points. The handler takes records of the season one an invocation, over the stores of one ' +
    'machine (profiles, score log and bus on disk), the first tenth uncounted. Loading is that of the bundle that ' +
    'is deployed, in a new process of this machine.',
  run,
};

async function run({ cache, rounds, isQuick }: BenchContext): Promise<Findings> {
  const program = path.join(ROOT, 'bench', 'scoring', 'main.ts');
  const { scoredLeads, scoredRecords } = sizesOf(isQuick);
  return withScratch(cache, 'scoring', async (dir) => {
    const out = path.join(dir, 'report.json');
    await measure({
      program: process.execPath,
      args: [
        ...['--import', 'tsx', program, '--rounds', String(rounds), '--dir', dir, '--out', out],
        ...['--leads', String(scoredLeads), '--records', String(scoredRecords)],
      ],
    });
    return scoringFindings(JSON.parse(readFileSync(out, 'utf8')));
  });
}
