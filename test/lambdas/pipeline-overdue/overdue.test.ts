import { dueRunStartMs, isOverdue } from '../../../lambdas/pipeline-overdue/overdue.ts';

const timetable = { startsAtUtcHour: 3, finishedByUtcHour: 6 };
const at = (time: string) => Date.parse(`2026-05-${time}Z`);
const longAgo = Date.parse('2026-01-01T00:00:00Z');
const overdue = (now: string, ...succeeded: string[]) =>
  isOverdue(at(now), timetable, { createdMs: longAgo, succeeded: succeeded.map(at) });

test('until the hour is reached it is the run of the day before that has to be finished', () => {
  expect(dueRunStartMs(at('10T05:59:59'), timetable)).toBe(at('09T03:00:00'));
  expect(dueRunStartMs(at('10T06:00:00'), timetable)).toBe(at('10T03:00:00'));
  expect(dueRunStartMs(at('10T23:59:59'), timetable)).toBe(at('10T03:00:00'));
});

test('a run that has not succeeded by its hour is overdue, and stays so until one has', () => {
  expect(overdue('10T06:05:00', '09T03:00:12')).toBe(true);
  expect(overdue('10T19:05:00', '09T03:00:12')).toBe(true);
  expect(overdue('10T19:05:00', '09T03:00:12', '10T18:00:00')).toBe(false);
});

test('before its hour a run that is under way is not overdue', () => {
  expect(overdue('10T05:05:00', '09T03:00:12')).toBe(false);
});

test('a run by hand on the afternoon before does not stand in for the one of the night', () => {
  expect(overdue('10T06:05:00', '09T03:00:12', '09T15:00:00')).toBe(true);
});

test('a run that started on the stroke of its hour is the run of that hour', () => {
  expect(overdue('10T06:05:00', '10T03:00:00')).toBe(false);
});

test('a pipeline that has never run is overdue, unless it is younger than the run that was due', () => {
  expect(overdue('10T06:05:00')).toBe(true);
  const deployed = (time: string) =>
    isOverdue(at('10T12:05:00'), timetable, { createdMs: at(time), succeeded: [] });
  expect(deployed('10T10:00:00')).toBe(false);
  expect(deployed('10T03:00:00')).toBe(true);
});
