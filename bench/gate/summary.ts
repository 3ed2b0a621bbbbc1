import { median } from '../statistics.ts';
import type { Taken } from './measure.ts';

/** One contender's rounds in the units of the goals. */
export interface Summary {
  readonly name: string;
  /** Medians over the rounds. */
  readonly cpuUsPerRecord: number;
  readonly wallUsPerRecord: number;
  readonly lowestCpuUsPerRecord: number;
  readonly highestCpuUsPerRecord: number;
  /** Of one core that does nothing else: one second over the median CPU time. */
  readonly eventsPerCoreSecond: number;
  /** Median of the rounds' ratios to the floor of the same round. */
  readonly timesFloor: number;
}

export function summarise(
  taken: ReadonlyMap<string, readonly Taken[]>,
  records: number,
  floor: string,
): Summary[] {
  const floorRounds = taken.get(floor) ?? [];
  return [...taken].map(([name, rounds]) => {
    const cpu = rounds.map(({ cpuUs }) => cpuUs / records);
    const cpuUsPerRecord = median(cpu);
    return {
      name,
      cpuUsPerRecord,
      wallUsPerRecord: median(rounds.map(({ wallUs }) => wallUs / records)),
      lowestCpuUsPerRecord: Math.min(...cpu),
      highestCpuUsPerRecord: Math.max(...cpu),
      eventsPerCoreSecond: 1e6 / cpuUsPerRecord,
      timesFloor: median(rounds.map(({ cpuUs }, i) => cpuUs / (floorRounds[i]?.cpuUs ?? Number.NaN))),
    };
  });
}
