import { gateFindings } from '../../../bench/parts/gate-findings.ts';

const of = (name: string, peakMemoryMb: number | null) => ({
  name,
  does: `what ${name} does`,
  cpuUsPerRecord: 25,
  lowestCpuUsPerRecord: 20,
  highestCpuUsPerRecord: 50,
  wallUsPerRecord: 30,
  eventsPerCoreSecond: 40_000,
  timesFloor: 1.2,
  peakMemoryMb,
});

const report = {
  records: 1000,
  batches: 2,
  payloadBytesPerRecord: 249.6,
  seed: 1,
  arrival: 'day',
  rounds: 3,
  readerPeakMemoryMb: 90,
  contenders: [of('gate', 120), of('floor', null)],
};

describe('gateFindings', () => {
  it('holds the gate, and nobody else, against the goals', () => {
    expect(gateFindings(report).rows).toEqual([
      { what: 'gate: CPU for a record', unit: 'microseconds', samples: [20, 25, 50] },
      {
        what: 'gate: events a core takes',
        unit: 'perSecond',
        samples: [50_000, 40_000, 20_000],
        goal: { least: 35_000 },
      },
      { what: "gate: CPU beside the floor's", unit: 'times', samples: [1.2], goal: { most: 1.3 } },
      { what: 'gate: peak memory', unit: 'bytes', samples: [120_000_000] },
      { what: 'floor: CPU for a record', unit: 'microseconds', samples: [20, 25, 50] },
      { what: 'floor: events a core takes', unit: 'perSecond', samples: [50_000, 40_000, 20_000] },
      { what: "floor: CPU beside the floor's", unit: 'times', samples: [1.2] },
    ]);
  });

  it('tells what each contender does, and of how much', () => {
    expect(gateFindings(report).notes).toEqual([
      '1,000 records of 250 bytes in 2 batches, arriving over a day.',
      'gate: what gate does',
      'floor: what floor does',
    ]);
  });
});
