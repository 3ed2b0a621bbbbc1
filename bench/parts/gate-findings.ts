import type { Findings } from '../context.ts';
import type { GateReport } from '../gate/report.ts';
import { GOALS } from '../goals.ts';
import type { MeasuredRow } from '../report/result.ts';

type GateContender = GateReport['contenders'][number];

/** The one of the contenders that the goals are about. */
const GATE = 'gate';
const BYTES_PER_MB = 1e6;

/** The gate's own report as rows like everybody's. It keeps the least, the median and the greatest of its rounds. */
export function gateFindings(report: GateReport): Findings {
  const { records, batches, payloadBytesPerRecord, arrival, contenders } = report;
  return {
    rows: contenders.flatMap(rowsOf),
    notes: [
      `${records.toLocaleString('en-US')} records of ${Math.round(payloadBytesPerRecord)} bytes in ${batches} ` +
        `batches, arriving over a ${arrival}.`,
      ...contenders.map(({ name, does }) => `${name}: ${does}`),
    ],
  };
}

function rowsOf(contender: GateContender): MeasuredRow[] {
  const { name, peakMemoryMb, timesFloor } = contender;
  const cpu = [contender.lowestCpuUsPerRecord, contender.cpuUsPerRecord, contender.highestCpuUsPerRecord];
  const isGate = name === GATE;
  return [
    { what: `${name}: CPU for a record`, unit: 'microseconds', samples: cpu },
    {
      what: `${name}: events a core takes`,
      unit: 'perSecond',
      samples: cpu.map((microseconds) => 1e6 / microseconds),
      ...(isGate && { goal: GOALS.gate.eventsPerCoreSecond }),
    },
    {
      what: `${name}: CPU beside the floor's`,
      unit: 'times',
      samples: [timesFloor],
      ...(isGate && { goal: GOALS.gate.timesFloor }),
    },
    ...(peakMemoryMb === null
      ? []
      : [{ what: `${name}: peak memory`, unit: 'bytes' as const, samples: [peakMemoryMb * BYTES_PER_MB] }]),
  ];
}
