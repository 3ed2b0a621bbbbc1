import type { AlarmSpec, MetricSpec } from './alarm-spec.ts';
import { sum } from './aws-metrics.ts';

/** How an execution can end badly. */
const BAD_ENDS = ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'] as const;

export const JOB_FAILED_ENTRY = 'A Glue job failed';

export interface PipelineWatch {
  readonly stateMachineArn: string;
  /** Name of the rule that sees Glue jobs of the lake fail. */
  readonly jobFailureRule: string;
  /** 1 for each check that found the pipeline late, 0 for each that did not. */
  readonly overdue: MetricSpec;
  readonly finishedByUtcHour: number;
}

/** Whether the pipeline's runs end, end well, and end in time. */
export function pipelineAlarms(pipeline: PipelineWatch): AlarmSpec[] {
  const executions = Object.fromEntries(
    BAD_ENDS.map((name) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      sum('AWS/States', name, { StateMachineArn: pipeline.stateMachineArn }),
    ]),
  );
  const once = {
    raisedWhen: { is: '>=', than: 1 },
    periodSeconds: 300,
    periods: 1,
    withoutData: 'notBreaching',
  } as const;
  return [
    {
      ...once,
      entry: 'The pipeline failed',
      urgency: 'page',
      meaning:
        'A run of the pipeline failed, took too long or was stopped; tables and KPIs are of an earlier run.',
      metrics: executions,
      expression: Object.keys(executions)
        .map((id) => `FILL(${id}, 0)`)
        .join(' + '),
    },
    {
      ...once,
      entry: JOB_FAILED_ENTRY,
      urgency: 'warn',
      meaning: 'A run of a Glue job failed or took too long; the pipeline may have tried it again since.',
      metrics: { failures: sum('AWS/Events', 'TriggeredRules', { RuleName: pipeline.jobFailureRule }) },
    },
    {
      entry: 'The pipeline is late',
      urgency: 'page',
      meaning: `No run of the pipeline that was due by ${hour(pipeline.finishedByUtcHour)} UTC has succeeded.`,
      metrics: { overdue: pipeline.overdue },
      raisedWhen: { is: '>=', than: 1 },
      periodSeconds: 3_600,
      periods: 1,
      // the check comes every hour and says 0 or 1: silence means that nobody checks
      withoutData: 'breaching',
    },
  ];
}

function hour(utcHour: number): string {
  return `${String(utcHour).padStart(2, '0')}:00`;
}
