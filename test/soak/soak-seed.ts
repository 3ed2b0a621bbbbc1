import { gateOf } from './create-gate.ts';
import { createLakeWorld } from './lake-world.ts';
import { runSeed } from './run-seed.ts';
import { createServiceWorld } from './service-world.ts';

/** One seed in so many runs on a lake in a directory, and the real pipeline makes its `events`. */
export const LAKE_SPACING = 40;

export interface SeedTask {
  readonly seed: number;
  readonly records: number;
  readonly faults: number;
  readonly isTraced: boolean;
}

/** What a soak needs to know of a seed, in a form that one process can tell another. */
export interface SeedReport {
  readonly seed: number;
  readonly isLake: boolean;
  readonly numbers: Readonly<Record<string, number>>;
  readonly injected: Readonly<Record<string, number>>;
  readonly breaches: Readonly<Record<string, number>>;
  readonly details: readonly string[];
  readonly digest: string;
}

/** Runs one seed against the real gate. */
export async function soakSeed({ seed, records, faults, isTraced }: SeedTask): Promise<SeedReport> {
  const isLake = seed % LAKE_SPACING === 0;
  const lake = createLakeWorld();
  const result = await runSeed({
    seed,
    records,
    faults,
    createFunction: gateOf(),
    ...(isLake
      ? { createWorld: lake.createWorld, pipeline: lake }
      : { createWorld: async (shardCount: number) => createServiceWorld(shardCount) }),
    ...(isTraced && { onTrace: (line: string) => process.stderr.write(`${line}\n`) }),
  });
  const { breaches, injected, counts, landed, poison, events, digest } = result;
  return {
    seed,
    isLake,
    numbers: { ...counts, sent: records, landed, poison, events },
    injected: Object.fromEntries(injected),
    breaches: Object.fromEntries(breaches.counts),
    details: breaches.first,
    digest,
  };
}
