import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '#adapters/store-write-error.ts';
import type { LakeDirectory } from './lake-directory.ts';

/** A metric as CloudWatch takes it: several values of a moment are one line. */
export interface MetricLine {
  readonly name: string;
  readonly unit: 'Count' | 'Milliseconds';
  readonly value: number | readonly number[];
  readonly dimensions: Readonly<Record<string, string>>;
}

/** CloudWatch's twin: a line of embedded metric format each, in the lake's `logs/metrics.ndjson`. */
export function createMetricsLog(lake: LakeDirectory, now: () => number): (line: MetricLine) => void {
  const file = path.join(lake.root, 'logs', 'metrics.ndjson');
  return ({ name, unit, value, dimensions }) => {
    const metric = {
      Namespace: 'LeadLake',
      Dimensions: [Object.keys(dimensions)],
      Metrics: [{ Name: name, Unit: unit }],
    };
    const line = { _aws: { Timestamp: now(), CloudWatchMetrics: [metric] }, ...dimensions, [name]: value };
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    } catch (error) {
      // A line that cannot be kept is a count less; the events it counts are stored, and stay so.
      if (errorCode(error) === null) throw error;
    }
  };
}
