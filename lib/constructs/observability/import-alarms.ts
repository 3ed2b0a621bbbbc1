import type { AlarmSpec } from './alarm-spec.ts';
import { sum } from './aws-metrics.ts';

export interface ImportWatch {
  /** What people call the data set. */
  readonly label: string;
  readonly dataSetId: string;
}

/** Imports into QuickSight's memory that failed: its dashboards show the day before, and look as ever. */
export function importAlarms(dataSets: readonly ImportWatch[]): AlarmSpec[] {
  return dataSets.map(({ label, dataSetId }) => ({
    entry: "A dashboard's import failed",
    about: label,
    urgency: 'warn',
    meaning: `QuickSight could not import the data set ${label}; its dashboards show older numbers.`,
    metrics: { failures: sum('AWS/QuickSight', 'IngestionErrorCount', { DataSetId: dataSetId }) },
    raisedWhen: { is: '>=', than: 1 },
    periodSeconds: 3_600,
    periods: 1,
    withoutData: 'notBreaching',
  }));
}
