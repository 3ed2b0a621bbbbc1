import { summarise } from '../../../bench/gate/summary.ts';

describe('summarise', () => {
  it('divides by records, and each round by the floor of the same round', () => {
    const taken = new Map([
      ['gate', [taking(300), taking(240), taking(900)]],
      ['floor', [taking(200), taking(150), taking(450)]],
    ]);
    // Per record, of 10: 30, 24, 90. Times floor: 1.5, 1.6, 2.
    expect(summarise(taken, 10, 'floor')[0]).toEqual({
      name: 'gate',
      cpuUsPerRecord: 30,
      wallUsPerRecord: 60,
      lowestCpuUsPerRecord: 24,
      highestCpuUsPerRecord: 90,
      eventsPerCoreSecond: 1e6 / 30,
      timesFloor: 1.6,
    });
  });
});

function taking(cpuUs: number) {
  return { cpuUs, wallUs: 2 * cpuUs };
}
