const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Timetable {
  /** Hour (UTC) at which a run is started each day. */
  readonly startsAtUtcHour: number;
  /** Hour (UTC) by which it must have succeeded; later the same day. */
  readonly finishedByUtcHour: number;
}

/** When the run was started that has to be finished by now; a run that started earlier is another day's. */
export function dueRunStartMs(nowMs: number, { startsAtUtcHour, finishedByUtcHour }: Timetable): number {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const day = nowMs < today + finishedByUtcHour * HOUR_MS ? today - DAY_MS : today;
  return day + startsAtUtcHour * HOUR_MS;
}

/**
 * Whether the run that has to be finished by now is not. A run by hand counts like the scheduled one it stands in
 * for, and nothing is due of a pipeline that is younger than its last timetable.
 *
 * @param succeeded when each run was started that ended well
 */
export function isOverdue(
  nowMs: number,
  timetable: Timetable,
  pipeline: { readonly createdMs: number; readonly succeeded: readonly number[] },
): boolean {
  const due = dueRunStartMs(nowMs, timetable);
  return pipeline.createdMs <= due && !pipeline.succeeded.some((startedMs) => startedMs >= due);
}
