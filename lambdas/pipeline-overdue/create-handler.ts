import { isOverdue, type Timetable } from './overdue.ts';
import type { PipelineRuns } from './pipeline-runs.ts';

export interface OverdueDependencies {
  readonly timetable: Timetable;
  readonly nowMs: () => number;
  readonly readRuns: () => Promise<PipelineRuns>;
  /** Told what every check found. */
  readonly report: (overdue: boolean) => void;
}

/** Checks once whether the run that has to be finished by now is. */
export function createHandler({ timetable, nowMs, readRuns, report }: OverdueDependencies) {
  return async (): Promise<{ readonly overdue: boolean }> => {
    const overdue = isOverdue(nowMs(), timetable, await readRuns());
    report(overdue);
    return { overdue };
  };
}
