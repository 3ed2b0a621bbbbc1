import { outgrown } from '../../cost/limits.ts';
import { caseOf } from './cost-fixtures.ts';

const own = { sparkSecondsPerMillionNew: 290, sparkSecondsPerMillionOld: 145, cpusPerDpu: 4 };

test('nothing is outgrown by a small lake that moves nothing', () => {
  expect(outgrown(caseOf(10_000, { rawTransitions: [] }, own))).toEqual([]);
});

test('a limit that is reached is named with the day on which it is', () => {
  // 100 million x 100 bytes x 365 days are 3.65e12 bytes, 3,400 GB of 1,024 MB: 9.3 a day, so 500 after 53 days
  const [first] = outgrown(caseOf(100_000_000, {}, own));
  expect(first).toBe(
    'KPIs over raw events read more than `athena.kpisScanLimitGb` allows (500) after 53 days; after 365 they read 3400 GB',
  );
});

test('work that does not fit into the time-out is named with the workers it takes', () => {
  // 5,321,500 core-seconds on 16 cores are 92.4 hours; within two hours they take 184.8 workers of 4 cores
  expect(outgrown(caseOf(100_000_000, { kpiScanLimitGb: undefined, rawTransitions: [] }, own))).toEqual([
    "a day's work takes 4 workers 93 hours, and a job is stopped after 120 minutes: it needs about 185 workers of this type (`pipeline.workers`, `pipeline.workerType`)",
  ]);
});

test('objects that are too small to grow colder are named', () => {
  // 34,560 batches of three sources share 86.4 MB: 833 bytes each
  expect(outgrown(caseOf(864_000, {}, own))).toEqual([
    'an object of raw has about 1 KB, and S3 moves none below 128 KB to a colder class: all stay in Standard, unless a longer `stream.batchWindowSeconds` makes larger ones',
  ]);
});
