import type { Case, Line } from '../line.ts';
import { DAYS_PER_MONTH } from '../traffic.ts';

const MILLION = 1e6;
const SECONDS_PER_HOUR = 3_600;
const MINUTES_PER_HOUR = 60;

/** Core-hours of Spark that one day's run asks for, beside what every job takes to start. */
export function sparkHoursPerDay({ traffic, given }: Pick<Case, 'traffic' | 'given'>): number {
  const old = traffic.eventsPerDay * given.daysOfHistory;
  const seconds =
    (traffic.eventsPerDay / MILLION) * given.sparkSecondsPerMillionNew +
    (old / MILLION) * given.sparkSecondsPerMillionOld;
  return seconds / SECONDS_PER_HOUR;
}

/** One run a day: all jobs one after the other, each on all of its workers. */
export function processingLines({ settings, traffic, given }: Case): Line[] {
  const starts = settings.jobs.reduce(
    (sum, { dpusPerWorker, workers }) =>
      sum + (dpusPerWorker * workers * given.glueMinutesPerJob) / MINUTES_PER_HOUR,
    0,
  );
  const work = sparkHoursPerDay({ traffic, given }) / given.cpusPerDpu;
  return [
    { what: 'jobs: start and end', price: 'glueDpuHours', quantity: starts * DAYS_PER_MONTH },
    { what: 'jobs: work', price: 'glueDpuHours', quantity: work * DAYS_PER_MONTH },
    { what: 'state machine', price: 'stateTransitions', quantity: settings.states * DAYS_PER_MONTH },
  ];
}
