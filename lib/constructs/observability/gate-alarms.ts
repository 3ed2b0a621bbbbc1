import type { AlarmSpec, MetricSpec } from './alarm-spec.ts';
import { sum } from './aws-metrics.ts';

const MINUTE_MS = 60_000;
const BEHIND_WARN_MS = 5 * MINUTE_MS;
const BEHIND_PAGE_MS = 60 * MINUTE_MS;
/** Fewer records than these in an hour say nothing about a share. */
export const LEAST_RECORDS_JUDGED = 20;

export interface GateWatch {
  /** Name of the validation function. */
  readonly functionName: string;
  readonly streamName: string;
  /** Records taken in, of all sources. */
  readonly accepted: MetricSpec;
  /** Records put in quarantine, for all reasons. */
  readonly quarantined: MetricSpec;
  readonly maxQuarantineShare: number;
}

/** Whether the gate keeps up with the stream, reads it at all, and what it has to refuse. */
export function gateAlarms(gate: GateWatch): AlarmSpec[] {
  const age: MetricSpec = {
    namespace: 'AWS/Lambda',
    name: 'IteratorAge',
    dimensions: { FunctionName: gate.functionName },
    statistic: 'Maximum',
  };
  const behind = { metrics: { age }, periodSeconds: 60, periods: 5, badPeriods: 3 } as const;
  return [
    {
      ...behind,
      entry: 'The gate falls behind',
      urgency: 'warn',
      meaning: 'Records wait more than 5 minutes in the stream before the gate takes them.',
      raisedWhen: { is: '>', than: BEHIND_WARN_MS },
      // an idle stream has no age
      withoutData: 'notBreaching',
    },
    {
      ...behind,
      entry: 'The gate is an hour behind',
      urgency: 'page',
      meaning: 'Records wait more than an hour in the stream; what waits longer than its retention is lost.',
      raisedWhen: { is: '>', than: BEHIND_PAGE_MS },
      withoutData: 'notBreaching',
    },
    {
      entry: 'The gate does not read the stream',
      urgency: 'page',
      meaning: 'Records arrive in the stream, and for 15 minutes nothing has called the gate.',
      metrics: {
        incoming: sum('AWS/Kinesis', 'IncomingRecords', { StreamName: gate.streamName }),
        calls: sum('AWS/Lambda', 'Invocations', { FunctionName: gate.functionName }),
      },
      // a gate that is not called has no iterator age either: the alarms above stay silent then
      expression: 'IF(FILL(incoming, 0) > 0 AND FILL(calls, 0) < 1, 1, 0)',
      raisedWhen: { is: '>=', than: 1 },
      periodSeconds: 300,
      periods: 3,
      withoutData: 'notBreaching',
    },
    {
      entry: 'Too many records in quarantine',
      urgency: 'warn',
      meaning: `More than ${percent(gate.maxQuarantineShare)} of an hour's records could not be taken.`,
      metrics: { quarantined: gate.quarantined, accepted: gate.accepted },
      expression:
        `IF(FILL(quarantined, 0) + FILL(accepted, 0) >= ${LEAST_RECORDS_JUDGED}, ` +
        'FILL(quarantined, 0) / (FILL(quarantined, 0) + FILL(accepted, 0)), 0)',
      raisedWhen: { is: '>', than: gate.maxQuarantineShare },
      periodSeconds: 3_600,
      periods: 1,
      withoutData: 'notBreaching',
    },
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
