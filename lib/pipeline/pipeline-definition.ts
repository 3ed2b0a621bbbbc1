import type { StateMachineDefinition } from './asl.ts';
import { beginStep } from './begin-step.ts';
import { failureStates } from './failure.ts';
import { functionStep } from './function-step.ts';
import { jobStep } from './job-step.ts';
import { publishStep } from './publish-step.ts';
import { type Check, checksStep, type KpiStatement, kpisStep, type QueryPlace } from './query-steps.ts';
import { PipelineError, type PipelineStage } from './read-pipeline.ts';
import { chain, type Step } from './step.ts';
import { type WarehouseRefreshCall, warehouseStep } from './warehouse-step.ts';

const DONE = 'Done';
/** A run that takes longer is in the way of the next day's. */
const TIMEOUT_SECONDS = 23 * 60 * 60;

export interface PipelineContext {
  /** Names of Glue jobs by stage. */
  readonly jobNames: Readonly<Record<string, string>>;
  readonly jobTimeoutMinutes: number;
  /** Bucket in which jobs leave their reports. */
  readonly reportsBucket: string;
  /** Where metrics lie. */
  readonly metricsNamespace: string;
  /** Where KPIs are computed and checks are asked. */
  readonly queries: QueryPlace;
  readonly kpis: readonly KpiStatement[];
  readonly checks: readonly Check[];
  /** ARNs of functions that are a stage of their own, by stage. */
  readonly functionArns: Readonly<Record<string, string>>;
  /** Function that publishes KPIs. */
  readonly kpiEmissionArn: string;
  /** @default there is no warehouse to refresh */
  readonly warehouse: WarehouseRefreshCall | undefined;
  /** Topic that is told of a failure. */
  readonly alertsArn: string;
}

/**
 * The state machine of the stages: those that write tables, each in its turn, then checks over what they wrote. KPIs
 * are published once the checks hold, and stages that are functions run then, so that nothing is told to anybody that
 * is known to be wrong.
 */
export function pipelineDefinition(
  stages: readonly PipelineStage[],
  context: PipelineContext,
): StateMachineDefinition {
  const stepsOf = (isFunction: boolean) =>
    stages
      .filter(({ runner }) => (runner === 'lambda') === isFunction)
      .map((stage) => stageStep(stage, context));
  const steps: Step[] = [
    beginStep,
    ...stepsOf(false),
    checksStep(context.checks, context.queries),
    publishStep(context.kpiEmissionArn),
    ...stepsOf(true),
    ...(context.warehouse === undefined ? [] : [warehouseStep(context.warehouse)]),
  ];
  return {
    Comment: stages.map(({ name, what }) => `${name}: ${what}`).join(' '),
    QueryLanguage: 'JSONata',
    StartAt: beginStep.start,
    TimeoutSeconds: TIMEOUT_SECONDS,
    States: { ...chain(steps, DONE), [DONE]: { Type: 'Succeed' }, ...failureStates(context.alertsArn) },
  };
}

function stageStep(stage: PipelineStage, context: PipelineContext): Step {
  const { name, runner } = stage;
  if (runner === 'athena') return kpisStep(stage, context.kpis, context.queries);
  if (runner === 'lambda') {
    const functionArn = context.functionArns[name];
    if (functionArn === undefined) throw new PipelineError([`stage ${name} has no function`]);
    return functionStep(name, functionArn);
  }
  const jobName = context.jobNames[name];
  if (jobName === undefined) throw new PipelineError([`stage ${name} has no Glue job`]);
  const { jobTimeoutMinutes, reportsBucket, metricsNamespace } = context;
  return jobStep({ stage: name, jobName, jobTimeoutMinutes, reportsBucket, metricsNamespace });
}
