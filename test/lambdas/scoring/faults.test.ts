import fc from 'fast-check';
import { createEventSourceMapping } from '#cli/local/event-source-mapping.ts';
import type { MappingSettings } from '#cli/local/mapping/settings.ts';
import type { StreamRecord } from '#cli/local/stream-record.ts';
import type { LeadBandChangedDetail } from '#domain/scoring/lead-event.ts';
import type { Fault } from '../adapters/fake-dynamodb.ts';
import { RECEIVED_AT_MS, SHARD_ID } from '../validation/support/kinesis.ts';
import { createTestScoring, FORM, ROADSHOW, SECOND_MS, WEBINAR } from './support/scoring.ts';

type Scoring = ReturnType<typeof createTestScoring>;

const LEADS = ['a', 'b', 'c'];
const emailOf = (lead: string) => `${lead}@example.com`;
const KINDS = [ROADSHOW, WEBINAR, FORM];

/** What a record of the stream holds: up to three events of any leads, or poison. */
const contents = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...LEADS)), { minLength: 1, maxLength: 3 })
      .map((events) =>
        events
          .map(([kind, lead]) =>
            JSON.stringify({
              ...kind,
              event_id: `${kind.event_id}-${lead}`,
              email: emailOf(lead),
              phone: null,
            }),
          )
          .join('\n'),
      ),
  },
  { weight: 1, arbitrary: fc.constantFrom('oops', '{"event_type":"unheard_of"}', '') },
);

const recordOf = (content: string, place: number): StreamRecord => ({
  shardId: SHARD_ID,
  sequenceNumber: String(100 + place),
  partitionKey: 'p',
  arrivalMs: RECEIVED_AT_MS + place * SECOND_MS,
  appendedMs: RECEIVED_AT_MS + place * SECOND_MS,
  data: Buffer.from(content).toString('base64'),
});

/** Has the records delivered to scoring as Lambda would, again and again until all are taken. */
async function stream(
  records: readonly StreamRecord[],
  { handler, state }: Scoring,
  settings: Partial<MappingSettings>,
) {
  const settled: string[] = [];
  const mapping = createEventSourceMapping(
    {
      source: {
        shardIds: [SHARD_ID],
        read: async (_, after, limit) => {
          const start =
            after === null ? 0 : records.findIndex(({ sequenceNumber }) => sequenceNumber === after) + 1;
          return records.slice(start, start + Math.min(limit.records, records.length));
        },
      },
      checkpoints: { load: async () => null, save: async () => undefined },
      invoke: handler,
      onFailure: () => Promise.reject(new Error('given up on')),
      sleep: async (ms) => {
        state.nowMs += ms;
      },
      now: () => state.nowMs,
      onSettled: (all) => settled.push(...all.map(({ sequenceNumber }) => sequenceNumber)),
    },
    { ...settings, maximumRetryAttempts: -1, maximumRecordAgeMs: -1 },
  );
  await mapping.drain();
  return settled;
}

/** In the order in which they were seen, each crossing of a lead goes on from the one before, from cold to its band. */
function expectWayTo(band: string, crossings: readonly LeadBandChangedDetail[]): void {
  const way = crossings.toSorted((a, b) => a.epoch - b.epoch || a.version - b.version);
  expect(way.map(({ from }) => from)).toEqual(['COLD', ...way.map(({ to }) => to)].slice(0, way.length));
  expect(way.at(-1)?.to ?? 'COLD').toBe(band);
}

const STORE_FAULTS: readonly Fault[] = [
  { before: new Error('throttled') },
  { after: new Error('timed out') },
];

describe('scoring, behind the event source mapping', () => {
  it('ends with the same scores whatever fails meanwhile, all told and all on record', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(contents, { minLength: 1, maxLength: 10 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.nat({ max: 39 })),
        fc.infiniteStream(fc.nat({ max: 9 })),
        async (texts, copies, batchSize, storeFaults, otherFaults) => {
          const all = [...texts, ...copies.map((place) => texts[place % texts.length] ?? '')];
          const records = all.map(recordOf);
          const calm = createTestScoring();
          await stream(records, calm, { batchSize: 100 });

          const scoring = createTestScoring();
          const isUnlucky = () => otherFaults.next().value === 0;
          scoring.dynamoDb.faultOf = () => STORE_FAULTS[storeFaults.next().value] ?? {};
          scoring.state.refuses = isUnlucky;
          scoring.store.refuses = isUnlucky;
          const settled = await stream(records, scoring, { batchSize });
          scoring.dynamoDb.faultOf = () => ({});

          expect(settled).toEqual(records.map(({ sequenceNumber }) => sequenceNumber));
          for (const lead of LEADS) {
            const event = { ...ROADSHOW, email: emailOf(lead), phone: null };
            const [found, expected] = [await scoring.scoreOf(event), await calm.scoreOf(event)];
            // a copy may have been scored before the event it is a copy of, as of its own arrival
            expect(found).toEqual(expected && { ...expected, asOfMs: expect.any(Number) });
            expectToldOf(scoring, found?.leadId, found);
          }
          const contentsOf = new Map(scoring.logLines().map(({ score_id, ...line }) => [score_id, line]));
          for (const { score_id, ...line } of scoring.logLines())
            expect(contentsOf.get(score_id)).toEqual(line);
          const positionsOf = ({ logLines }: Scoring) => new Set(logLines().map(({ position }) => position));
          expect(positionsOf(scoring)).toEqual(positionsOf(calm));
        },
      ),
      { numRuns: 10 },
    );
  }, 60_000);
});

function expectToldOf(
  scoring: Scoring,
  leadId: string | undefined,
  score: Awaited<ReturnType<Scoring['scoreOf']>>,
): void {
  if (score === null) return;
  expect(score.unannounced).toEqual([]);
  expectWayTo(
    score.band,
    scoring.crossings().filter((change) => change.leadId === leadId),
  );
  const finals = scoring.published.filter(
    ({ type, detail }) => type === 'LeadScored' && detail.leadId === leadId,
  );
  expect(finals.map(({ detail }) => detail)).toContainEqual(
    expect.objectContaining({ finalScore: score.finalScore, asOfMs: score.asOfMs }),
  );
  expect(scoring.logLines()).toContainEqual(
    expect.objectContaining({ lead_id: leadId, final_score: score.finalScore, as_of_ms: score.asOfMs }),
  );
}
