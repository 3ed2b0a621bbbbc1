import { gunzipSync } from 'node:zlib';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import type { EventBus } from '#adapters/event-bus.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { NO_MODEL } from '#adapters/model-source.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { createReadingTools } from '#domain/reading-tools.ts';
import type { LeadBandChangedDetail, LeadEvent } from '#domain/scoring/lead-event.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import { type StoredEvent, storedEventOf } from '#domain/scoring/stored-event.ts';
import { createHandler, type ScoringDependencies } from '../../../../lambdas/scoring/create-handler.ts';
import { readEvents } from '../../../../lambdas/scoring/read-events.ts';
import type { ScoreLogLine } from '../../../../lambdas/scoring/score-log-line.ts';
import { defaultGateConfig } from '../../../../lambdas/validation/gate-config.ts';
import { createFakeDynamoDb } from '../../adapters/fake-dynamodb.ts';
import { TEST_PEPPER } from '../../validation/support/gate.ts';
import { kinesisRecord, RECEIVED_AT_MS } from '../../validation/support/kinesis.ts';
import { MemoryStore } from '../../validation/support/memory-store.ts';
import { NO_LOOKUPS } from './leads.ts';

/** Whoever finds one of these in what scoring says has found contact data. */
export const CONTACT = { email: 'jane.roe@example.com', phone: '+1 212-555-0123', name: 'Jane Roe' };

/** Events as their producers send them; of one lead, worth 40, 25 and 45 points. */
export const ROADSHOW = {
  event_type: 'roadshow_registration',
  event_id: 'r',
  timestamp: '2025-01-10T06:00:00Z',
  ...CONTACT,
};
export const WEBINAR = {
  event_type: 'webinar_attendance',
  event_id: 'w',
  timestamp: '2025-01-10T07:00:00Z',
  webinar_id: 'w1',
  duration_minutes: 48,
  questions_asked: 2,
  ...CONTACT,
};
export const FORM = {
  event_type: 'online_form_submission',
  event_id: 'f',
  timestamp: '2025-01-10T08:00:00Z',
  budget_range: '80000-100000',
  purchase_timeframe_days: 15,
  device_interest: 'iPhone 15 Pro',
  ...CONTACT,
};

/** Of one record a second each, so that each is as of another time. */
export const SECOND_MS = 1000;
export const recordAt = (content: unknown, place: number) =>
  kinesisRecord(content, {
    sequenceNumber: String(100 + place),
    receivedAtMs: RECEIVED_AT_MS + place * SECOND_MS,
  });
export const batchOf = (contents: readonly unknown[]) => ({ Records: contents.map(recordAt) });

const config = defaultGateConfig(TEST_PEPPER);
const tools = createReadingTools(config);

/** Scoring over a table, a log and a bus in memory that can be told to fail, with all it says. */
export function createTestScoring(overrides: Partial<ScoringDependencies> = {}) {
  const dynamoDb = createFakeDynamoDb();
  const table = createDynamoDbItemTable({ client: dynamoDb.client, tableName: 'profiles' });
  const profiles = createItemProfileStore<StoredEvent, LeadScore>(table, {
    limits: IDENTITY_LIMITS,
    maxEvents: 500,
  });
  const store = new MemoryStore();
  const published: LeadEvent[] = [];
  const counts: [string, number, Readonly<Record<string, string>>][] = [];
  const latencies: number[] = [];
  const problems: [string, Readonly<Record<string, string>>][] = [];
  const state = { nowMs: RECEIVED_AT_MS + 60_000, refuses: (_event: LeadEvent): boolean => false };
  const bus: EventBus = {
    publish: async (events) => {
      const refused = events.filter(state.refuses);
      published.push(...events.filter((event) => !refused.includes(event)));
      return new Set(refused.map(({ detail }) => detail.id));
    },
  };
  const handler = createHandler({
    profiles,
    lookups: { read: async () => NO_LOOKUPS },
    model: { current: async () => NO_MODEL },
    store,
    bus,
    config,
    metrics: { count: (...count) => counts.push(count), latencies: (ms) => latencies.push(...ms) },
    now: () => state.nowMs,
    onProblem: (...problem) => problems.push(problem),
    ...overrides,
  });
  const logTexts = () =>
    [...store.objects.entries()].map(([, body]) => gunzipSync(body).toString('utf8').trimEnd());
  return {
    handler,
    dynamoDb,
    profiles,
    store,
    published,
    counts,
    latencies,
    problems,
    state,
    logTexts,
    logLines: (): ScoreLogLine[] =>
      logTexts().flatMap((text) => text.split('\n').map((line) => JSON.parse(line))),
    /** Crossings told, each once, in the order in which they were first told. */
    crossings: (): LeadBandChangedDetail[] => {
      const changes = published.flatMap(({ type, detail }) => (type === 'LeadBandChanged' ? [detail] : []));
      return [...new Map(changes.map((change) => [change.id, change])).values()];
    },
    /** What the store says of the lead of an event. */
    scoreOf: async (content: unknown): Promise<LeadScore | null> => {
      const [event] = readEvents(kinesisRecord(content), config, tools);
      if (event === undefined) throw new RangeError('the gate takes no event here');
      return (await profiles.readOwner(storedEventOf(event, IDENTITY_LIMITS).keys))?.score ?? null;
    },
  };
}

/** Delivers a batch until nothing of it is handed back. @returns how often it was delivered */
export async function deliverUntilTaken(
  { handler }: Pick<ReturnType<typeof createTestScoring>, 'handler'>,
  batch: Parameters<ReturnType<typeof createHandler>>[0],
): Promise<number> {
  for (let deliveries = 1; ; deliveries += 1) {
    if ((await handler(batch)).batchItemFailures.length === 0) return deliveries;
    if (deliveries === 500) throw new RangeError('the batch is never taken');
  }
}
