import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createDirectoryItemTable, type DirectoryItemTable } from '#adapters/directory-item-table.ts';
import type { EventBus } from '#adapters/event-bus.ts';
import { createItemKeyLinks } from '#adapters/item-key-links.ts';
import { createItemLookupStore } from '#adapters/item-lookup-store.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { NO_MODEL } from '#adapters/model-source.ts';
import type { CanonicalEvent } from '#domain/canonical-event.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import type { LeadEvent } from '#domain/scoring/lead-event.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import { type StoredEvent, storedEventOf } from '#domain/scoring/stored-event.ts';
import { createPublish, IncompletePublicationError } from '../../../lambdas/publish/create-publish.ts';
import type { AskLake } from '../../../lambdas/publish/lake-rows.ts';
import { createItemPublishProgress } from '../../../lambdas/publish/publish-progress.ts';
import { announce } from '../../../lambdas/scoring/announce.ts';
import { scoreProfile } from '../../../lambdas/scoring/score-profile.ts';
import { takeEvent } from '../../../lambdas/scoring/take-event.ts';
import { ms } from '../domain/features/fold/event-factory.ts';
import { AS_OF, BASIS, FORM, LEAD_ID, override, ROADSHOW, WEBINAR } from '../scoring/support/leads.ts';

const RUN_MS = ms('2025-04-01T06:00:00');
const RATES = [{ as_of_ms: RUN_MS, feature: 'location_conversion_rate', value: null, rate: 0.25 }];

/** The log says so, and the run says otherwise. */
const HOT = { key_id: LEAD_ID, band: 'HOT' };

const open: DirectoryItemTable[] = [];
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'publish-'));
});
afterEach(async () => {
  for (const table of open.splice(0)) await table.close();
  await rm(directory, { recursive: true });
});

interface LakeSays {
  readonly rates?: readonly Record<string, unknown>[];
  readonly links?: readonly Record<string, unknown>[];
  readonly otherBands?: readonly { readonly key_id: string; readonly band: string }[];
}

/** A lake that answers so, a store of its own, and a bus and a log of which everything is remembered. */
function publishing({ rates = RATES, links = [], otherBands = [] }: LakeSays) {
  const table = createDirectoryItemTable({ directory });
  open.push(table);
  const profiles = createItemProfileStore<StoredEvent, LeadScore>(table, {
    limits: IDENTITY_LIMITS,
    maxEvents: 500,
  });
  const ask: AskLake = async () => [rates, links, otherBands];
  const told: LeadEvent[] = [];
  const refused = new Set<LeadEvent['type']>();
  const bus: EventBus = {
    publish: async (events) => {
      told.push(...events.filter(({ type }) => !refused.has(type)));
      return new Set(events.filter(({ type }) => refused.has(type)).map(({ detail }) => detail.id));
    },
  };
  const log = new Map<string, Record<string, unknown>[]>();
  const failing = { log: false };
  const objects = {
    putIfAbsent: async (key: string, body: Uint8Array) => {
      if (failing.log) throw new Error('no room');
      const isThere = log.has(key);
      log.set(
        key,
        gunzipSync(body)
          .toString()
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
      return isThere ? ('exists' as const) : ('stored' as const);
    },
  };
  const counted: Record<string, number> = {};
  const lookups = createItemLookupStore(table);
  const publish = createPublish({
    ask,
    profiles,
    lookups,
    objects,
    bus,
    links: createItemKeyLinks(table, IDENTITY_LIMITS),
    progress: createItemPublishProgress(table),
    model: { current: async () => NO_MODEL },
    metrics: {
      count: (name, value) => {
        counted[name] = value;
      },
    },
  });
  /** Scores events as they come in, and tells of them. */
  const take = async (...events: readonly CanonicalEvent[]) => {
    for (const event of events) {
      const taken = await takeEvent(profiles, storedEventOf(event, IDENTITY_LIMITS), (profile, asOfMs) =>
        scoreProfile(profile, asOfMs, BASIS),
      );
      await announce(taken.scored, { bus, profiles });
    }
    told.length = 0;
  };
  const crossings = () => told.flatMap((event) => (event.type === 'LeadBandChanged' ? [event.detail] : []));
  return { publish, take, profiles, lookups, crossings, refused, failing, told, log, counted };
}

describe('publishing rates', () => {
  it('writes what has changed and the as-of of the run, and nothing the second time', async () => {
    const { publish, lookups, counted } = publishing({});
    expect(await publish()).toMatchObject({ as_of_ms: RUN_MS, rates: 1, links: 0 });
    const published = { rates: new Map(), overall: 0.25 };
    expect(await lookups.read()).toEqual({
      asOfMs: RUN_MS,
      lookups: { location_conversion_rate: published },
    });
    expect(counted).toEqual({ RatesPublished: 1, LinksPublished: 0, BandsMovedByTime: 0 });
    expect((await publish()).rates).toBe(0);
  });

  it('leaves everything as it is where no run has scored anybody', async () => {
    const nobody = [{ as_of_ms: null, feature: null, value: null, rate: null }];
    const { publish, lookups } = publishing({ rates: nobody });
    expect(await publish()).toEqual({ as_of_ms: null, rates: 0, links: 0, rescored: 0, announced: 0 });
    expect((await lookups.read()).asOfMs).toBeNull();
  });
});

describe('publishing identity', () => {
  it('joins people whose link the store has missed', async () => {
    const phone = `p_${'55'.repeat(15)}`;
    const links = [{ key_id_a: LEAD_ID, key_id_b: phone, first_known_ms: AS_OF }];
    const { publish, take, profiles } = publishing({ links });
    await take(FORM, { ...ROADSHOW, email_key: null, phone_key: '55'.repeat(32) });
    expect((await profiles.read(phone))?.events).toHaveLength(1);
    expect((await publish()).links).toBe(1);
    expect((await profiles.read(phone))?.events).toHaveLength(2);
    // known by now, it changes nothing any more
    const { epoch } = (await profiles.read(phone)) ?? {};
    await publish();
    expect((await profiles.read(phone))?.epoch).toBe(epoch);
  });
});

describe('publishing bands', () => {
  it('cools a lead down once, however often it is done, with time as the cause', async () => {
    const { publish, take, profiles, crossings, log } = publishing({ otherBands: [HOT] });
    await take(ROADSHOW, FORM);
    expect((await profiles.read(LEAD_ID))?.score?.band).toBe('HOT');

    // 40 and 45 points, less 30 for 89 days of silence
    expect(await publish()).toMatchObject({ rescored: 1, announced: 1 });
    await publish();
    await publish();
    const changes = crossings();
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      leadId: LEAD_ID,
      from: 'HOT',
      to: 'WARM',
      finalScore: 55,
      cause: 'time',
    });
    expect((await profiles.read(LEAD_ID))?.score).toMatchObject({ asOfMs: RUN_MS, unannounced: [] });
    const [[key, lines] = []] = [...log];
    expect(log.size).toBe(1);
    expect(key).toMatch(
      new RegExp(`^score-log/dt=2025-04-01/publish-${RUN_MS}-${RUN_MS}-[0-9a-f]{16}\\.ndjson\\.gz$`),
    );
    expect(lines).toEqual([
      expect.objectContaining({
        lead_id: LEAD_ID,
        as_of_ms: RUN_MS,
        cause: 'time',
        position: null,
        event_count: 2,
      }),
    ]);
  });

  it('tells the same under the same id after the bus was away, and logs nobody it could not tell of', async () => {
    const { publish, take, crossings, refused, log } = publishing({ otherBands: [HOT] });
    await take(ROADSHOW, FORM);
    refused.add('LeadBandChanged');
    await expect(publish()).rejects.toThrow(IncompletePublicationError);
    expect([crossings(), log.size]).toEqual([[], 0]);
    refused.clear();
    expect((await publish()).announced).toBe(1);
    expect([crossings().length, log.size]).toEqual([1, 1]);
  });

  it('leaves a lead alone that was scored after the run', async () => {
    const { publish, take, told, profiles } = publishing({ otherBands: [HOT] });
    await take({ ...FORM, received_at_ms: RUN_MS + 1 });
    expect(await publish()).toMatchObject({ rescored: 0, announced: 0 });
    expect(told).toEqual([]);
    expect((await profiles.read(LEAD_ID))?.score?.asOfMs).toBe(RUN_MS + 1);
  });

  it('warms a lead up that an override kept cold, once that has ended', async () => {
    const { publish, take, crossings } = publishing({ otherBands: [{ key_id: LEAD_ID, band: 'COLD' }] });
    await take(ROADSHOW, FORM, override('o', '2025-01-01T13:00:00', 'COLD', '2025-03-01T00:00:00'));
    await publish();
    expect(crossings()).toEqual([expect.objectContaining({ from: 'COLD', to: 'WARM', cause: 'time' })]);
  });

  it('leaves a lead alone of whom the store and the log say the same, as they differ from the run for good', async () => {
    const { publish, take, told, log, profiles } = publishing({
      otherBands: [{ key_id: LEAD_ID, band: 'WARM' }],
    });
    await take(ROADSHOW, FORM, override('o', '2025-01-01T13:00:00', 'WARM', '2025-12-01T00:00:00'));
    const before = await profiles.read(LEAD_ID);
    expect(await publish()).toMatchObject({ rescored: 0, announced: 0 });
    expect([told.length, log.size]).toEqual([0, 0]);
    expect(await profiles.read(LEAD_ID)).toEqual(before);
  });

  it('logs a score that was told of, and not logged', async () => {
    const { publish, take, crossings, log, failing } = publishing({ otherBands: [HOT] });
    await take(ROADSHOW, FORM);
    failing.log = true;
    await expect(publish()).rejects.toThrow(IncompletePublicationError);
    expect([crossings().length, log.size]).toEqual([1, 0]);
    failing.log = false;
    await publish();
    expect([crossings().length, log.size]).toEqual([1, 1]);
  });

  it('tells nobody of people who are no leads here', async () => {
    const { publish, take, told, log } = publishing({ otherBands: [HOT] });
    await take({ ...ROADSHOW, event_type: 'sales_note', source: 'crm', creates_lead: false });
    expect(await publish()).toMatchObject({ rescored: 0 });
    expect([told.length, log.size]).toEqual([0, 0]);
  });

  it('leaves a lead to whoever has taken an event of it that came in after the run', async () => {
    const { publish, take, profiles, told } = publishing({ otherBands: [HOT] });
    await take(ROADSHOW);
    const late = { ...FORM, received_at_ms: RUN_MS + 1 };
    await profiles.take(storedEventOf(late, IDENTITY_LIMITS));
    expect(await publish()).toMatchObject({ rescored: 0 });
    expect([told.length, (await profiles.read(LEAD_ID))?.score?.eventCount]).toEqual([0, 1]);
  });

  it('scores a lead whose event is only due after the run', async () => {
    const { publish, take, profiles } = publishing({ otherBands: [HOT] });
    await take(ROADSHOW, FORM);
    const due = { ...WEBINAR, received_at_ms: RUN_MS + 1, event_time_ms: RUN_MS + 1 };
    await profiles.take(storedEventOf(due, IDENTITY_LIMITS));
    expect(await publish()).toMatchObject({ rescored: 1, announced: 1 });
  });

  it('scores nobody of whom the store knows no event', async () => {
    const phone = `p_${'55'.repeat(15)}`;
    const links = [{ key_id_a: LEAD_ID, key_id_b: phone, first_known_ms: AS_OF }];
    const { publish, told, log } = publishing({
      links,
      otherBands: [HOT, { ...HOT, key_id: `e_${'11'.repeat(15)}` }],
    });
    expect(await publish()).toMatchObject({ links: 1, rescored: 0 });
    expect([told.length, log.size]).toEqual([0, 0]);
  });
});
