import path from 'node:path';
import { jest } from '@jest/globals';
import type { KinesisStreamRecord } from 'aws-lambda';
import { createDirectoryItemTable } from '#adapters/directory-item-table.ts';
import type { PublishedLookups } from '#adapters/lookup-store.ts';
import { NO_MODEL } from '#adapters/model-source.ts';
import { generateSeason } from '#cli/demo/season/index.ts';
import { createRandom } from '#cli/demo/season/random.ts';
import { openLake } from '#cli/lake/lake-directory.ts';
import { profilesOver } from '#cli/lake/lake-profiles.ts';
import { toKinesisEvent } from '#cli/local/mapping/kinesis-event.ts';
import { openLocalStream } from '#cli/local/stream.ts';
import type { LeadEvent } from '#domain/scoring/lead-event.ts';
import { createHandler } from '../../lambdas/scoring/create-handler.ts';
import { scoreProfile } from '../../lambdas/scoring/score-profile.ts';
import { ask, COMMAND_MS, lakeJson, PEPPER, temporaryFolder } from './lake-process.ts';
import { createFaults } from './real-time/faults.ts';
import { type Delivery, sendInProcess } from './send-in-process.ts';

jest.setTimeout(10 * COMMAND_MS);

/** As many as the demo has, for whoever has the time: `LEAD_LAKE_SEASON_LEADS=5000`. */
const LEADS = Number(process.env.LEAD_LAKE_SEASON_LEADS ?? 120);
const END_MS = Date.UTC(2025, 5, 1);
const FAULTY_SHARE = 0.15;
const TWICE_SHARE = 0.1;
const READ_AT_ONCE = { records: 10_000, bytes: 6_000_000 };

interface BatchLead {
  readonly lead_id: string;
  readonly final_score: number;
  readonly lead_category: string;
}

interface BatchReason {
  readonly lead_id: string;
  readonly code: string;
  readonly points: number;
}

let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  scratch = await temporaryFolder('real-time');
});
afterAll(() => scratch.remove());

/** Everything in the stream, once or twice, in no order. */
async function shuffledRecords(dir: string, random: ReturnType<typeof createRandom>) {
  const stream = await openLocalStream({ lakeDir: dir });
  const records: KinesisStreamRecord[] = [];
  for (const shardId of stream.shardIds) {
    for (let after: string | null = null; ; ) {
      const some = await stream.read(shardId, after, READ_AT_ONCE);
      if (some.length === 0) break;
      records.push(...toKinesisEvent(some).Records);
      after = some.at(-1)?.sequenceNumber ?? null;
    }
  }
  return records
    .flatMap((record) => (random.chance(TWICE_SHARE) ? [record, record] : [record]))
    .map((record) => ({ record, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ record }) => record);
}

async function publishedRates(dir: string): Promise<PublishedLookups> {
  const rows = await ask<{ feature: string; value: string | null; rate: number; as_of_ms: number }>(
    dir,
    'select feature, value, rate, as_of_ms from population_rates',
  );
  const features = [...new Set(rows.map(({ feature }) => feature))];
  const lookups = features.map((feature) => {
    const own = rows.filter((row) => row.feature === feature);
    const rates = new Map(own.flatMap(({ value, rate }) => (value === null ? [] : [[value, rate] as const])));
    return [feature, { rates, overall: own.find(({ value }) => value === null)?.rate ?? null }] as const;
  });
  return { asOfMs: rows[0]?.as_of_ms ?? null, lookups: Object.fromEntries(lookups) };
}

const reasonsText = (reasons: readonly { readonly code: string; readonly points: number }[]): string =>
  reasons
    .map(({ code, points }) => `${code} ${points}`)
    .sort()
    .join(', ');

it('scores each lead of a season, shuffled, repeated and through faults, as the pipeline does', async () => {
  const dir = path.join(scratch.folder, 'lake');
  const random = createRandom(6, 'real time');
  const { events } = generateSeason({ leads: LEADS, seed: 6, endMs: END_MS });
  const deliveries: Delivery[] = events.map(({ payload, arrivalMs }) => ({ payload, arrivalMs }));
  await sendInProcess(dir, deliveries, { shardCount: 2 });
  await lakeJson(['run', '--as-of', new Date(END_MS).toISOString(), '--dir', dir]);
  const batch = await ask<BatchLead>(dir, 'select lead_id, final_score, lead_category from lead_scores');
  const batchReasons = new Map<string, BatchReason[]>();
  for (const reason of await ask<BatchReason>(dir, 'select lead_id, code, points from lead_score_reasons')) {
    batchReasons.set(reason.lead_id, [...(batchReasons.get(reason.lead_id) ?? []), reason]);
  }

  const table = createDirectoryItemTable({ directory: path.join(dir, 'streamed') });
  const faults = createFaults(random, FAULTY_SHARE);
  const told: LeadEvent[] = [];
  const logged = new Map<string, number>();
  const handler = createHandler({
    ...profilesOver(faults.table(table)),
    model: { current: async () => NO_MODEL },
    store: faults.store({
      async putIfAbsent(key) {
        logged.set(key, (logged.get(key) ?? 0) + 1);
        return 'stored';
      },
    }),
    bus: faults.bus({
      async publish(taken) {
        told.push(...taken);
        return new Set();
      },
    }),
    config: openLake({ dir, pepper: PEPPER }).gate,
    metrics: { count: () => {}, latencies: () => {} },
  });
  for (const record of await shuffledRecords(dir, random)) {
    for (;;) {
      const { batchItemFailures } = await handler({ Records: [record] });
      if (batchItemFailures.length === 0) break;
    }
  }

  const { profiles } = profilesOver(table);
  const lookups = await publishedRates(dir);
  const differences: string[] = [];
  const truncated: string[] = [];
  for (const { lead_id, final_score, lead_category } of batch) {
    const profile = await profiles.read(lead_id);
    if (profile?.truncated) {
      truncated.push(lead_id);
      continue;
    }
    const score = profile && scoreProfile(profile, END_MS, { lookups, model: NO_MODEL, cause: 'time' });
    const own = score && [score.leadId, score.finalScore, score.machineBand, reasonsText(score.reasons)];
    const theirs = [lead_id, final_score, lead_category, reasonsText(batchReasons.get(lead_id) ?? [])];
    if (JSON.stringify(own) !== JSON.stringify(theirs)) differences.push(`${theirs} but ${own}`);
  }
  await table.close();
  process.stderr.write(
    `${batch.length} leads, ${truncated.length} truncated, ${faults.happened()} faults, ${told.length} events told\n`,
  );
  expect(differences).toEqual([]);
  expect(batch.length - truncated.length).toBeGreaterThan(LEADS / 2);
  expect(faults.happened()).toBeGreaterThan(LEADS);
});
