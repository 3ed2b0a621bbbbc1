/** Minutes past the hour by which the pipeline has to be done. */
const MINUTES_LATER = 30;

/** When data sets are imported (UTC, `HH:MM`): once what they hold has to be there. */
export function importTime(finishedByUtcHour: number): string {
  return `${String(finishedByUtcHour).padStart(2, '0')}:${MINUTES_LATER}`;
}
