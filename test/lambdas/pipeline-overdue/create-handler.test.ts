import { createHandler } from '../../../lambdas/pipeline-overdue/create-handler.ts';

const timetable = { startsAtUtcHour: 3, finishedByUtcHour: 6 };
const now = Date.UTC(2026, 4, 10, 7);

function check(readRuns: () => Promise<{ createdMs: number; succeeded: number[] }>) {
  const reported: boolean[] = [];
  const handler = createHandler({
    timetable,
    nowMs: () => now,
    readRuns,
    report: (overdue) => reported.push(overdue),
  });
  return { handler, reported };
}

test('every check says what it found, also when all is well', async () => {
  const late = check(async () => ({ createdMs: 0, succeeded: [] }));
  expect(await late.handler()).toEqual({ overdue: true });
  expect(late.reported).toEqual([true]);
  const fine = check(async () => ({ createdMs: 0, succeeded: [Date.UTC(2026, 4, 10, 3)] }));
  expect(await fine.handler()).toEqual({ overdue: false });
  expect(fine.reported).toEqual([false]);
});

test('a check that gets no answer fails instead of saying that all is well', async () => {
  const { handler, reported } = check(async () => {
    throw new Error('no answer');
  });
  await expect(handler()).rejects.toThrow('no answer');
  expect(reported).toEqual([]);
});
