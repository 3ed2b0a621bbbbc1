import { readPrices } from '../../../cost/inputs.ts';
import { type Case, dollars, type Line } from '../../../cost/line.ts';
import { STACK_LINES } from '../../../cost/stacks/index.ts';
import { caseOf } from '../cost-fixtures.ts';

const prices = readPrices();
const linesOf = (stack: string, of: Case): readonly Line[] => STACK_LINES[stack]?.(of) ?? [];

/** Dollars of a line, by its beginning. */
function usd(stack: string, what: string, of: Case): number {
  const found = linesOf(stack, of).find((line) => line.what.startsWith(what));
  if (found === undefined) throw new RangeError(`${stack} has no line ${what}`);
  return dollars(found, prices);
}

describe('the stream', () => {
  it('on demand costs its hours, what goes in and out, and six days of keeping', () => {
    const of = caseOf(864_000);
    expect(usd('Ingest', 'stream', of)).toBeCloseTo(29.2, 2); // 730 h x 0.04
    expect(usd('Ingest', 'stream: in', of)).toBeCloseTo(2.153, 3); // 0.884736 GB x 30.4167 days x 0.08
    expect(usd('Ingest', 'stream: out', of)).toBeCloseTo(1.076, 3);
    expect(usd('Ingest', 'stream: kept', of)).toBeCloseTo(0.531, 3); // 0.884736 GB x 6 x 0.10
  });

  it('with shards costs these, twice and more where they keep beyond a day', () => {
    const of = caseOf(864_000, { shards: 2 });
    expect(usd('Ingest', 'stream: shards', of)).toBeCloseTo(21.9, 2); // 2 x 730 x 0.015
    expect(usd('Ingest', 'stream: kept', of)).toBeCloseTo(29.2, 2); // 2 x 730 x 0.02
    expect(usd('Ingest', 'stream: records', of)).toBeCloseTo(0.368, 3); // 26.28 million x 0.014
    expect(usd('Ingest', 'stream: kept', caseOf(864_000, { shards: 2, retentionDays: 1 }))).toBe(0);
  });
});

describe('the gate', () => {
  it('costs its time: work by the event on its share of a core, and waiting by the batch', () => {
    const of = caseOf(864_000, {}, { gateMicrosPerEvent: 50, memoryMbPerCore: 2_048, otherCallsPerDay: 1 });
    // 26.28 million events x 50 us on half a core = 2,628 s; 1,051,200 batches x 0.15 s = 157,680 s; one GB
    // beside that a call a day of two seconds: 61 s
    expect(usd('Ingest', 'gate: time', of)).toBeCloseTo((2_628 + 157_680 + 60.83) * 0.0000133334, 3);
  });

  it('costs an object for each source of each batch in two layers', () => {
    // 207,360 a day are 6.3072 million a month
    expect(usd('Ingest', 'gate: objects', caseOf(864_000))).toBeCloseTo(31.536, 3);
  });
});

describe('scoring', () => {
  const own = {
    profileReadsPerEvent: 9,
    profileWritesPerEvent: 13,
    scoresToldPerEvent: 0.75,
    bandChangesPerEvent: 0.05,
    looksPerShardSecond: 1,
    scoringMillisPerEvent: 5,
    scoringMillisPerBatch: 80,
  };

  it('costs what each event reads, writes and tells', () => {
    const of = caseOf(864_000, {}, own); // 26.28 million events a month
    expect(usd('Scoring', 'profiles: read', of)).toBeCloseTo(29.565, 3); // 236.52 million x 0.125
    expect(usd('Scoring', 'profiles: written', of)).toBeCloseTo(213.525, 3); // 341.64 million x 0.625
    expect(usd('Scoring', 'bus', of)).toBeCloseTo(21.024, 3); // 21.024 million x 1
    expect(usd('Scoring', 'CRM', of)).toBeCloseTo(0.2628, 4); // 1.314 million x 0.20
  });

  it('costs a call for each look at a shard that finds something, each with an object of its own', () => {
    const of = caseOf(864_000, {}, own); // 4 shards x 86,400 looks a day = 10.512 million a month
    expect(usd('Scoring', 'scoring: calls', of)).toBeCloseTo(2.102, 3);
    expect(usd('Scoring', 'score log', of)).toBeCloseTo(52.56, 2);
    // (26.28 million x 5 ms + 10.512 million x 80 ms) x 2 GB
    expect(usd('Scoring', 'scoring: time', of)).toBeCloseTo((131_400 + 840_960) * 2 * 0.0000133334, 2);
  });

  it('looks through all of the log once a day', () => {
    // 30.4167 million events a month x 365 days x 100 bytes = 1.110 TB
    const of = caseOf(1_000_000, {}, { ...own, bytesPerEventInScoreLog: 100 });
    expect(usd('Scoring', 'score log: scanned', of)).toBeCloseTo(5.551, 3);
  });

  it('reads shards for nothing, and tells no CRM where there is none', () => {
    const names = linesOf('Scoring', caseOf(1, { shards: 2, hasCrm: false })).map(({ what }) => what);
    expect(names).not.toContain('stream: out, to scoring');
    expect(names).not.toContain('CRM');
  });
});

describe('storage', () => {
  it('of raw grows colder where objects are large enough to be moved', () => {
    // 10 million events x 100 bytes are a GB a day; a batch a minute and one source make objects of 173,611 bytes
    const of = caseOf(10_000_000, { batchWindowSeconds: 60, batchSize: 10_000 }, { sourcesPerBatch: 1 });
    expect(of.traffic.bytesPerRawObject).toBeCloseTo(173_611, 0);
    expect(usd('Storage', 'raw from day 0', of)).toBeCloseTo(2.07, 3); // 90 GB x 0.023
    expect(usd('Storage', 'raw from day 90', of)).toBeCloseTo(1.125, 3); // 90 GB x 0.0125
    expect(usd('Storage', 'raw from day 180', of)).toBeCloseTo(0.74, 3); // 185 GB x 0.004
  });

  it('of raw stays where it is when objects are small: S3 does not move those', () => {
    const lines = linesOf('Storage', caseOf(10_000_000)).filter(({ what }) => what.startsWith('raw'));
    expect(lines).toEqual([{ what: 'raw from day 0 on', price: 's3Standard', quantity: 365 }]);
  });

  it('ends with the history, before a class that begins later', () => {
    const of = caseOf(
      10_000_000,
      { batchWindowSeconds: 60, batchSize: 10_000 },
      { sourcesPerBatch: 1, daysOfHistory: 100 },
    );
    expect(usd('Storage', 'raw from day 90', of)).toBeCloseTo(0.125, 3); // 10 GB x 0.0125
    expect(usd('Storage', 'raw from day 180', of)).toBe(0);
  });
});

describe('processing', () => {
  it('costs the start of each job on all its workers, and the work on new and old events', () => {
    const own = { sparkSecondsPerMillionNew: 290, sparkSecondsPerMillionOld: 145, glueMinutesPerJob: 2 };
    const of = caseOf(1_000_000, {}, own);
    expect(usd('Processing', 'jobs: start', of)).toBeCloseTo(1.784, 3); // 4 x 2/60 x 30.4167 x 0.44
    // (290 + 365 x 145) s = 53,215 core-seconds = 3.6955 DPU-hours a day
    expect(usd('Processing', 'jobs: work', of)).toBeCloseTo(49.458, 2);
    expect(usd('Processing', 'state', of)).toBeCloseTo(0.0152, 4); // 608 x 0.000025
  });
});

test('KPIs over raw scan all of it each day', () => {
  // 365 million x 100 bytes = 0.0365 TB, four KPIs, 30.4167 days, 5 dollars
  expect(usd('Analytics', 'KPIs', caseOf(1_000_000, {}, { kpisOverRaw: 4 }))).toBeCloseTo(22.204, 3);
});

test('the warehouse costs the minutes in which it works, and nothing where there is none', () => {
  const own = { refreshMinutes: 5, warehouseMinutesPerDay: 55 };
  expect(usd('Warehouse', 'capacity', caseOf(1, {}, own))).toBeCloseTo(91.25, 2); // 8 x 30.4167 h x 0.375
  expect(usd('Warehouse', 'endpoints', caseOf(1, { endpointZones: 2 }))).toBeCloseTo(14.6, 2);
  expect(linesOf('Warehouse', caseOf(1, { rpus: undefined }))).toEqual([]);
});

test('dashboards cost who uses them, and nothing where there are none', () => {
  expect(usd('Dashboards', 'readers', caseOf(1, {}, { readers: 10 }))).toBe(30);
  expect(linesOf('Dashboards', caseOf(1, { hasDashboards: false }))).toEqual([]);
});

test('alarms cost by the metric', () => {
  expect(usd('Observability', 'alarms', caseOf(1))).toBeCloseTo(3, 6);
});
