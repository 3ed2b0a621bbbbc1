/** Writes the golden file of a new gate version; a file that is there is the record of a version, never rewritten. */
import { writeFileSync } from 'node:fs';
import { GOLDEN_FILE, gateGoldenInputs } from './golden.ts';

writeFileSync(GOLDEN_FILE, `${gateGoldenInputs().join('\n')}\n`, { flag: 'wx' });
