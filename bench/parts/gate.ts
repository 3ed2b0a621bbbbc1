import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '#cli/setup/paths.mjs';
import type { BenchContext, Findings, Part } from '../context.ts';
import { measure } from '../measure/measure.ts';
import { withScratch } from '../measure/scratch.ts';
import { sizesOf } from '../sizes.ts';
import { gateFindings } from './gate-findings.ts';

/** The gate beside its floor: a program of its own, as nothing else may run in the process it measures. */
export const gate: Part = {
  name: 'gate',
  title: 'The gate',
  method:
    'Records of the made-up season, as the stream hands them to the Lambda function, go through the gate, ' +
    'through its floor (the bare primitives it cannot do without, in a plain loop over the same records) and ' +
    'through plain ajv and zod, which do less. All take each batch in turn within one process. Alone it is ' +
    '`node --import tsx bench/gate/main.ts`.',
  run,
};

async function run({ cache, rounds, isQuick }: BenchContext): Promise<Findings> {
  const program = path.join(ROOT, 'bench', 'gate', 'main.ts');
  return withScratch(cache, 'gate', async (out) => {
    await measure({
      program: process.execPath,
      args: [
        ...['--import', 'tsx', program, '--rounds', String(rounds)],
        ...['--records', String(sizesOf(isQuick).gate), '--out', out],
      ],
    });
    return gateFindings(JSON.parse(readFileSync(out, 'utf8')));
  });
}
