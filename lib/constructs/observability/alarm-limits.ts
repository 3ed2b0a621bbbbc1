import { type AlarmSpec, alarmId } from './alarm-spec.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const MOST_METRICS = 10;
/** How far alarms can look back, in seconds: over short periods a day, over periods of an hour and more a week. */
export const LONGEST_LOOK_BACK = { shortPeriods: DAY, longPeriods: 7 * DAY } as const;

/** CloudWatch would refuse the alarm, hours into a deployment. */
export class AlarmLimitError extends Error {
  override readonly name = 'AlarmLimitError';

  constructor(spec: AlarmSpec, problem: string) {
    super(`alarm ${alarmId(spec)} ${problem}`);
  }
}

/** @throws AlarmLimitError where an alarm asks for more than CloudWatch evaluates. */
export function assertWithinLimits(spec: AlarmSpec): void {
  const { periodSeconds, periods, metrics, expression } = spec;
  const { shortPeriods, longPeriods } = LONGEST_LOOK_BACK;
  const longest = periodSeconds < HOUR ? shortPeriods : longPeriods;
  if (periodSeconds * periods > longest) {
    throw new AlarmLimitError(
      spec,
      `looks back ${periodSeconds * periods} s: over periods of ${periodSeconds} s at most ${longest} s are allowed`,
    );
  }
  const count = Object.keys(metrics).length;
  if (count > MOST_METRICS) {
    throw new AlarmLimitError(
      spec,
      `looks at ${count} metrics: at most ${MOST_METRICS} are allowed, have a total published instead`,
    );
  }
  if (expression === undefined && count !== 1) {
    throw new AlarmLimitError(
      spec,
      `has ${count} metrics and no expression: give one that makes them one series`,
    );
  }
}
