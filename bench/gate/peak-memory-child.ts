import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { KinesisStreamEvent } from 'aws-lambda';
import { BENCH_CONFIG } from './bench-config.ts';
import type { Contender } from './contender.ts';
import { createGate } from './gate.ts';
import { createAjvYardstick, createZodYardstick } from './yardsticks.ts';

/** Contenders that need nothing prepared, and one that only reads the batches. */
const CONTENDERS: Readonly<Record<string, () => Contender>> = {
  nothing: () => ({ name: 'nothing', does: 'reads the batches', take: () => {} }),
  gate: () => createGate(BENCH_CONFIG),
  ajv: createAjvYardstick,
  zod: createZodYardstick,
};

const [name = '', file = ''] = process.argv.slice(2);
const contender = CONTENDERS[name]?.();
if (contender === undefined) throw new RangeError(`no contender is called ${JSON.stringify(name)}`);
for await (const line of createInterface({ input: createReadStream(file) })) {
  await contender.take({ event: JSON.parse(line) as KinesisStreamEvent, primitives: [] });
}
/** `maxRSS` counts in kibibytes. */
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(String(peakBytes / 1e6));
