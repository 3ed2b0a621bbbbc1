import type { Contender, PreparedBatch } from './contender.ts';

/** What one contender took for all records of one round. */
export interface Taken {
  cpuUs: number;
  wallUs: number;
}

export interface MeasureOptions {
  /**
   * Made once, as a deployed function lives long: made anew they would be compiled anew in each round. So a round
   * must hold more people than the gate and the floor remember, else they know them from the round before.
   */
  readonly contenders: readonly Contender[];
  /** Prepared once: made anew in each round they would be garbage for whoever allocates most to collect. */
  readonly batches: readonly PreparedBatch[];
  readonly rounds: number;
  /** Called before each measurement: nobody pays for garbage of another. */
  readonly collectGarbage: () => void;
}

/**
 * Rounds over all batches, all contenders taking each batch in turn, another one first each time; a first
 * round, not counted, warms them up. CPU time is the whole process', the threads that zlib may use included.
 */
export async function measure(options: MeasureOptions): Promise<ReadonlyMap<string, readonly Taken[]>> {
  const { contenders, batches, rounds, collectGarbage } = options;
  const taken = new Map<string, Taken[]>();
  for (let round = -1; round < rounds; round += 1) {
    const sums = new Map<string, Taken>(contenders.map(({ name }) => [name, { cpuUs: 0, wallUs: 0 }]));
    let turn = round + 1;
    for (const batch of batches) {
      for (let i = 0; i < contenders.length; i += 1) {
        const contender = contenders[(turn + i) % contenders.length];
        const sum = contender && sums.get(contender.name);
        if (sum === undefined) continue;
        collectGarbage();
        const { cpuUs, wallUs } = await timed(() => contender?.take(batch));
        sum.cpuUs += cpuUs;
        sum.wallUs += wallUs;
      }
      turn += 1;
    }
    if (round >= 0) for (const [name, sum] of sums) taken.set(name, [...(taken.get(name) ?? []), sum]);
  }
  return taken;
}

async function timed(work: () => void | Promise<void>): Promise<Taken> {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  await work();
  const wallUs = Number(process.hrtime.bigint() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { cpuUs: user + system, wallUs };
}
