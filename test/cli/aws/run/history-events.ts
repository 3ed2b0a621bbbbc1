import type { HistoryEvent } from '@aws-sdk/client-sfn';

const START_MS = Date.UTC(2025, 0, 31, 3);
let id = 0;

const event = (seconds: number, details: Partial<HistoryEvent>): HistoryEvent => {
  id += 1;
  return { id, type: undefined, timestamp: new Date(START_MS + seconds * 1000), ...details };
};

/** A state is entered, so many seconds after the start. */
export const into = (seconds: number, name: string): HistoryEvent =>
  event(seconds, { stateEnteredEventDetails: { name } });

/** A state is left. */
export const outOf = (
  seconds: number,
  name: string,
  { output = {}, variables = {} }: { output?: unknown; variables?: Record<string, string> } = {},
): HistoryEvent =>
  event(seconds, {
    stateExitedEventDetails: {
      name,
      output: JSON.stringify(output),
      assignedVariables: Object.fromEntries(
        Object.entries(variables).map(([key, value]) => [key, JSON.stringify(value)]),
      ),
    },
  });

const report = (rowsIn: number, rowsOut: number) => ({
  metrics: [
    { name: 'StageSeconds', unit: 'Seconds', value: 1 },
    { name: 'RowsRead', unit: 'Count', value: rowsIn },
    { name: 'RowsWritten', unit: 'Count', value: rowsOut },
  ],
});

/** A run of a stage that is a job, and one that is not. */
export const WHOLE_RUN: readonly HistoryEvent[] = [
  into(0, 'Begin'),
  outOf(0, 'Begin', { variables: { runId: 'r-1', asOf: '2025-01-31T03:00:00Z' } }),
  into(1, 'Process'),
  outOf(61, 'Process'),
  into(61, 'ReadProcessReport'),
  outOf(62, 'ReadProcessReport', { output: report(120, 90) }),
  into(62, 'PublishProcessMetrics'),
  outOf(63, 'PublishProcessMetrics'),
  into(63, 'Kpis'),
  into(64, 'ComputeKpi'),
  outOf(70, 'ComputeKpi'),
  outOf(71, 'Kpis'),
  into(71, 'Done'),
];
