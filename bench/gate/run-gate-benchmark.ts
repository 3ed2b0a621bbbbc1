import type { GateConfig } from '../../lambdas/validation/gate-config.ts';
import { createGarbageCollector } from './collect-garbage.ts';
import type { Contender } from './contender.ts';
import { createFloor } from './floor.ts';
import { createGate } from './gate.ts';
import { measure } from './measure.ts';
import { peakMemoryMb } from './peak-memory.ts';
import { createPreparer, prepareBatch } from './prepare.ts';
import { type Arrival, seasonRecords, toBatches } from './records.ts';
import type { GateReport } from './report.ts';
import { summarise } from './summary.ts';
import { createAjvYardstick, createZodYardstick } from './yardsticks.ts';

export interface GateBenchmarkOptions {
  readonly records: number;
  readonly rounds: number;
  readonly seed: number;
  readonly arrival: Arrival;
}

/** Records that the gate refuses are left out: they cost less, and the floor would not know what to do. */
export async function runGateBenchmark(
  { records: count, rounds, seed, arrival }: GateBenchmarkOptions,
  config: GateConfig,
): Promise<GateReport> {
  const prepare = createPreparer(config);
  const records = seasonRecords({ count, seed, arrival }, (record) => prepare(record) !== null);
  const batches = toBatches(records);
  const contenders: readonly Contender[] = [
    createGate(config),
    createFloor(config),
    createAjvYardstick(),
    createZodYardstick(),
  ];
  const taken = await measure({
    contenders,
    batches: batches.map((batch) => prepareBatch(batch, prepare)),
    rounds,
    collectGarbage: createGarbageCollector(),
  });

  const names = ['nothing', 'gate', 'ajv', 'zod'];
  const peaks = new Map(peakMemoryMb(names, batches).map((peak, i) => [names[i], peak]));
  const does = new Map(contenders.map((contender) => [contender.name, contender.does]));
  const payloadBytes = records.reduce((sum, { data }) => sum + Buffer.byteLength(data, 'base64'), 0);
  return {
    records: records.length,
    batches: batches.length,
    payloadBytesPerRecord: payloadBytes / records.length,
    seed,
    arrival,
    rounds,
    readerPeakMemoryMb: peaks.get('nothing') ?? null,
    contenders: summarise(taken, records.length, 'floor').map((summary) => ({
      ...summary,
      does: does.get(summary.name) ?? '',
      peakMemoryMb: peaks.get(summary.name) ?? null,
    })),
  };
}
