import type { Styles } from '#cli/output/styles.ts';
import { formatTable } from '#cli/output/table.ts';
import type { Summary } from './summary.ts';

/** What the benchmark found, as written to `--out`. */
export interface GateReport {
  readonly records: number;
  readonly batches: number;
  readonly payloadBytesPerRecord: number;
  readonly seed: number;
  readonly arrival: string;
  readonly rounds: number;
  /** Of a process that only reads the batches: what is above it is the contender's. */
  readonly readerPeakMemoryMb: number | null;
  readonly contenders: readonly (Summary & { readonly does: string; readonly peakMemoryMb: number | null })[];
}

const HEADER = ['', 'CPU us', 'lowest', 'highest', 'wall us', 'events/s core', 'x floor', 'peak MB', 'does'];

export function formatReport(report: GateReport, styles: Styles): string {
  const rows = report.contenders.map((contender) => [
    contender.name,
    contender.cpuUsPerRecord.toFixed(1),
    contender.lowestCpuUsPerRecord.toFixed(1),
    contender.highestCpuUsPerRecord.toFixed(1),
    contender.wallUsPerRecord.toFixed(1),
    contender.eventsPerCoreSecond.toFixed(0),
    contender.timesFloor.toFixed(2),
    contender.peakMemoryMb?.toFixed(0),
    contender.does,
  ]);
  const { records, batches, payloadBytesPerRecord, arrival, rounds, seed } = report;
  const quantities = HEADER.map((_, at) => at).slice(1, -1);
  return [
    `${records} records of ${payloadBytesPerRecord.toFixed(0)} bytes in ${batches} batches, arriving over a ${arrival}; seed ${seed}; medians of ${rounds} rounds, per record; a process that only reads the batches peaks at ${report.readerPeakMemoryMb?.toFixed(0)} MB`,
    formatTable(HEADER, rows, styles, { quantities, maxWidth: 80 }),
  ].join('\n');
}
