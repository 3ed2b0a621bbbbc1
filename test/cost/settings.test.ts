import { readSettings } from '../../cost/settings.ts';
import { synthesized } from '../lib/synthesized.ts';

const { stacks, template } = synthesized('prod');
const settings = readSettings(Object.fromEntries(stacks.map((stack) => [stack, template(stack)])));

test('settings are those of the synthesized stacks', () => {
  expect(settings).toMatchObject({
    shards: undefined,
    retentionDays: 7,
    batchSize: 2_000,
    scoringBatchSize: 100,
    scoringMemoryMb: 1_769,
    hasCrm: false,
    keys: 3,
    rawTransitions: [
      { storageClass: 'STANDARD_IA', days: 90 },
      { storageClass: 'GLACIER_IR', days: 180 },
    ],
    kpiScanLimitGb: 500,
    rpus: 8,
    hasDashboards: true,
    operationsDashboards: 1,
  });
});

test('every number was found', () => {
  const { shards: _, jobs, rawTransitions: __, hasDashboards: ___, hasCrm: ____, ...numbers } = settings;
  expect(jobs.length).toBeGreaterThan(0);
  for (const job of jobs) for (const value of Object.values(job)) expect(value).toBeGreaterThan(0);
  for (const [name, value] of Object.entries(numbers)) {
    expect({ name, isFound: typeof value === 'number' && value > 0 }).toEqual({ name, isFound: true });
  }
});
