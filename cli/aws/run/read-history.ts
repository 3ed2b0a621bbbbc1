import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { STAGE_METRICS } from '#lib/pipeline/stage-metrics.ts';
import { stateName } from '#lib/pipeline/step.ts';

/** How far an execution of the pipeline is. */
export interface RunProgress {
  /** Empty until the run has given itself one. */
  readonly runId: string;
  /** ISO 8601; empty until the run has said it. */
  readonly asOf: string;
  /** Name of the state it entered last. */
  readonly state: string;
  /** Stages that are over, in their order. */
  readonly done: readonly DoneStage[];
}

export interface DoneStage {
  readonly stage: string;
  readonly seconds: number;
  /** Null where the stage does not report rows, or has not yet. */
  readonly rowsIn: number | null;
  readonly rowsOut: number | null;
}

/** What a stage's job reports, as the state machine passes it on. */
const reported = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });

/** Reads the history of an execution, from its beginning. */
export function readHistory(events: readonly HistoryEvent[], stages: readonly string[]): RunProgress {
  const stageOf = new Map(stages.map((stage) => [stateName(stage), stage]));
  const done = new Map<string, DoneStage>();
  let [runId, asOf, state] = ['', '', ''];
  let startMs = 0;
  let latest: string | null = null;
  for (const { timestamp, stateEnteredEventDetails: into, stateExitedEventDetails: outOf } of events) {
    const ms = timestamp?.getTime() ?? 0;
    if (into?.name !== undefined) {
      state = into.name;
      if (stageOf.has(state)) startMs = ms;
    }
    if (outOf?.name === undefined) continue;
    runId = variable(outOf.assignedVariables?.runId) ?? runId;
    asOf = variable(outOf.assignedVariables?.asOf) ?? asOf;
    const stage = stageOf.get(outOf.name);
    // a state that failed is left as well, towards whoever is told of it
    const hasFailed = outOf.assignedVariables?.failure !== undefined;
    if (stage !== undefined && !hasFailed) {
      latest = stage;
      done.set(stage, { stage, seconds: (ms - startMs) / 1000, rowsIn: null, rowsOut: null });
    }
    const before = latest === null ? undefined : done.get(latest);
    const metrics = metricsOf(outOf.output);
    if (before === undefined || metrics === null) continue;
    const { rowsRead, rowsWritten } = STAGE_METRICS;
    done.set(before.stage, {
      ...before,
      rowsIn: metrics.get(rowsRead) ?? null,
      rowsOut: metrics.get(rowsWritten) ?? null,
    });
  }
  return { runId, asOf, state, done: [...done.values()] };
}

/** Step Functions writes variables as JSON. */
function variable(json: string | undefined): string | undefined {
  const value = parseJson(json);
  return typeof value === 'string' ? value : undefined;
}

function metricsOf(output: string | undefined): ReadonlyMap<string, number> | null {
  const parsed = reported.safeParse(parseJson(output));
  return parsed.success ? new Map(parsed.data.metrics.map(({ name, value }) => [name, value])) : null;
}

/** Undefined where there is none, also where it was cut short for its length. */
function parseJson(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}
