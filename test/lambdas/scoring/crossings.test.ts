import fc from 'fast-check';
import { createDynamoDbItemTable } from '#adapters/dynamodb-item-table.ts';
import type { EventBus } from '#adapters/event-bus.ts';
import { createItemProfileStore } from '#adapters/item-profile-store.ts';
import { NO_MODEL } from '#adapters/model-source.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import type { KeyLimit } from '#domain/identity/key-limit.ts';
import { createReadingTools } from '#domain/reading-tools.ts';
import type { LeadBandChangedDetail } from '#domain/scoring/lead-event.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import { type StoredEvent, storedEventOf } from '#domain/scoring/stored-event.ts';
import { DAY_MS } from '#domain/values/calendar.ts';
import { publishBands } from '../../../lambdas/publish/publish-bands.ts';
import { readEvents } from '../../../lambdas/scoring/read-events.ts';
import type { LeadProfileStore } from '../../../lambdas/scoring/scored-lead.ts';
import { defaultGateConfig } from '../../../lambdas/validation/gate-config.ts';
import { createFakeDynamoDb } from '../adapters/fake-dynamodb.ts';
import { CONTRACT_LIMITS } from '../adapters/profile-store-contract.ts';
import { TEST_PEPPER } from '../validation/support/gate.ts';
import { RECEIVED_AT_MS } from '../validation/support/kinesis.ts';
import { MemoryStore } from '../validation/support/memory-store.ts';
import { NO_LOOKUPS } from './support/leads.ts';
import {
  batchOf,
  createTestScoring,
  deliverUntilTaken,
  FORM,
  ROADSHOW,
  recordAt,
  WEBINAR,
} from './support/scoring.ts';

/** 89 days on, when recency costs 30 points. */
const RUN_MS = RECEIVED_AT_MS + 89 * DAY_MS;

const config = defaultGateConfig(TEST_PEPPER);
const tools = createReadingTools(config);
const storedOf = (content: unknown, place = 0): StoredEvent => {
  const [event] = readEvents(recordAt(content, place), config, tools);
  if (event === undefined) throw new RangeError('the gate takes no event here');
  return storedEventOf(event, IDENTITY_LIMITS);
};

/** A table and a bus with all who are at work on them. */
function workplace(limits: readonly KeyLimit[] = IDENTITY_LIMITS) {
  const fake = createFakeDynamoDb();
  const storeOfItsOwn = (): LeadProfileStore =>
    createItemProfileStore<StoredEvent, LeadScore>(
      createDynamoDbItemTable({ client: fake.client, tableName: 'profiles' }),
      { limits, maxEvents: 500 },
    );
  const told: LeadBandChangedDetail[] = [];
  const state = { isBusDown: (): boolean => false };
  const bus: EventBus = {
    publish: async (events) => {
      await fake.pause();
      if (state.isBusDown()) return new Set(events.map(({ detail }) => detail.id));
      told.push(...events.flatMap(({ type, detail }) => (type === 'LeadBandChanged' ? [detail] : [])));
      return new Set();
    },
  };
  const handlerOver = (profiles = storeOfItsOwn()) => createTestScoring({ profiles, bus });
  const publishOver = (keys: readonly string[], asOfMs: number, profiles = storeOfItsOwn()) =>
    publishBands(
      keys.map((key) => ({ key, logged: '' })),
      asOfMs,
      {
        profiles,
        bus,
        objects: new MemoryStore(),
        lookups: NO_LOOKUPS,
        model: NO_MODEL,
        onFailure: () => {},
      },
    );
  /** Each once, in the order in which they were first told. */
  const crossings = () => [...new Map(told.map((change) => [change.idempotencyKey, change])).values()];
  return {
    fake,
    state,
    profiles: storeOfItsOwn(),
    storeOfItsOwn,
    handlerOver,
    publishOver,
    told,
    crossings,
    ways: () => crossings().map(({ from, to }) => `${from} ${to}`),
  };
}
type Workplace = ReturnType<typeof workplace>;

/** What each lead was told to be follows from what it was told to be before, and ends in what it is. */
async function expectToTelescope({ crossings, profiles }: Workplace, keys: Iterable<string>): Promise<void> {
  const bands = new Map<string, string>();
  for (const { leadId, from, to } of crossings()) {
    expect({ leadId, from }).toEqual({ leadId, from: bands.get(leadId) ?? 'COLD' });
    bands.set(leadId, to);
  }
  for (const key of keys) {
    const profile = await profiles.read(key);
    const { leadId = '', band, unannounced, attribution } = profile?.score ?? {};
    if (attribution !== 'lead') continue;
    expect(profile?.leadId).toBe(leadId);
    expect([leadId, bands.get(leadId) ?? 'COLD']).toEqual([leadId, band]);
    expect(unannounced).toEqual([]);
  }
}

/** A store whose first score is written only after somebody else has been at work. */
function heldUp(profiles: LeadProfileStore, meanwhile: () => Promise<unknown>): LeadProfileStore {
  let isFirst = true;
  return {
    ...profiles,
    async writeScore(...score) {
      if (isFirst) {
        isFirst = false;
        await meanwhile();
      }
      return profiles.writeScore(...score);
    },
  };
}

describe('crossings, where two score one lead at once', () => {
  const [roadshow, form] = [storedOf(ROADSHOW, 0), storedOf(FORM, 1)];
  const key = form.keys[0] ?? '';

  it('follow from each other where publishing has read the lead before the handler scored it', async () => {
    const place = workplace();
    for (const event of [roadshow, form]) await place.profiles.take(event);
    const { handler } = place.handlerOver();
    const late = heldUp(place.profiles, () => handler(batchOf([ROADSHOW, FORM])));
    await place.publishOver([key], RUN_MS, late);
    // 85 points when it came in, 30 fewer by the run
    expect(place.ways()).toEqual(['COLD HOT', 'HOT WARM']);
    await expectToTelescope(place, [key]);
  });

  it('are told though the one who saw them could not tell, and they are older than the score that came next', async () => {
    const place = workplace();
    for (const event of [roadshow, form]) await place.profiles.take(event);
    const { handler } = place.handlerOver();
    const late = heldUp(place.profiles, async () => {
      place.state.isBusDown = () => true;
      await handler(batchOf([ROADSHOW, FORM]));
      place.state.isBusDown = () => false;
    });
    await place.publishOver([key], RUN_MS, late);
    expect(place.ways()).toEqual(['COLD HOT', 'HOT WARM']);
    await expectToTelescope(place, [key]);
  });

  it('follow from each other where two handlers have read the lead before either scored it', async () => {
    const place = workplace();
    // one of them has an event more
    await place.profiles.take(roadshow);
    const { handler } = place.handlerOver();
    const late = place.handlerOver(heldUp(place.profiles, () => handler({ Records: [recordAt(FORM, 1)] })));
    await late.handler({ Records: [recordAt(ROADSHOW, 0)] });
    expect(place.ways()).toEqual(['COLD HOT']);
    await expectToTelescope(place, [key]);
  });

  it('are noted as told, so that nobody tells them again', async () => {
    const place = workplace();
    const { handler } = place.handlerOver();
    await handler(batchOf([ROADSHOW, WEBINAR, FORM]));
    expect((await place.profiles.read(key))?.score).toMatchObject({ band: 'HOT', unannounced: [] });
    await handler(batchOf([ROADSHOW, WEBINAR, FORM]));
    expect(place.told.map(({ from, to }) => `${from} ${to}`)).toEqual(['COLD WARM', 'WARM HOT']);
  });
});

const override = {
  event_type: 'band_override',
  until: '2025-02-01T00:00:00Z',
  by: 'u-42',
  reason: 'knows better',
};

describe('crossings, where people turn out to be one', () => {
  const byPhone = { ...WEBINAR, event_id: 'wp', email: null, timestamp: '2025-01-10T07:30:00Z' };
  const byEmail = [ROADSHOW, WEBINAR, FORM].map((event) => ({ ...event, phone: null }));
  const session = { event_type: 'page_view', event_id: 'v', anonymous_id: 'visitor-1' };
  const seen = { ...session, email: null, phone: byPhone.phone, timestamp: '2025-01-10T07:40:00Z' };
  const both = {
    event_type: 'page_view',
    event_id: 'both',
    timestamp: '2025-01-10T07:50:00Z',
    email: ROADSHOW.email,
    phone: byPhone.phone,
  };
  const [email = '', phone = ''] = [storedOf(byEmail[0]).keys[0], storedOf(byPhone).keys[0]];

  it('go on from what was told of the lead that keeps its name, though another profile goes on', async () => {
    const place = workplace();
    const { handler } = place.handlerOver();
    await handler(batchOf(byEmail));
    for (const [at, event] of [byPhone, seen].entries())
      await handler({ Records: [recordAt(event, 2 + at)] });
    const goesOn = (await place.profiles.read(phone))?.profileId;
    expect(place.crossings().map(({ leadId, to }) => [leadId, to])).toEqual([
      [email, 'WARM'],
      [email, 'HOT'],
      [phone, 'WARM'],
    ]);
    await handler({ Records: [recordAt(both, 4)] });
    const one = await place.profiles.read(email);
    expect([one?.profileId, one?.leadId, one?.score?.band]).toEqual([goesOn, email, 'HOT']);
    expect(place.crossings()).toHaveLength(3);
    const down = {
      ...override,
      event_id: 'o',
      timestamp: both.timestamp,
      email: ROADSHOW.email,
      band: 'COLD',
    };
    await handler({ Records: [recordAt(down, 5)] });
    expect(place.crossings().slice(3)).toMatchObject([{ leadId: email, from: 'HOT', to: 'COLD' }]);
    await expectToTelescope(place, [email, phone]);
  });

  it('are told that still had to be told of those who became one', async () => {
    const place = workplace();
    const { handler } = place.handlerOver();
    place.state.isBusDown = () => true;
    await handler(batchOf([...byEmail, byPhone, seen]));
    place.state.isBusDown = () => false;
    await handler({ Records: [recordAt(both, 4)] });
    expect(place.crossings().map(({ leadId, from, to }) => [leadId, from, to])).toEqual([
      [phone, 'COLD', 'WARM'],
      [email, 'COLD', 'WARM'],
      [email, 'WARM', 'HOT'],
    ]);
    await expectToTelescope(place, [email, phone]);
  });
});

describe('crossings, where people turn out to be several', () => {
  it.each(['a', 'b', 'c'])('go on from what was told of each name they bore, %s first', async (first) => {
    const place = workplace(CONTRACT_LIMITS);
    const { handler } = place.handlerOver();
    const emailOf = (name: string) => `${name}@example.com`;
    await handler(batchOf([ROADSHOW, FORM].map((event) => ({ ...event, email: emailOf(first) }))));
    const others = ['a', 'b', 'c'].filter((name) => name !== first);
    for (const [at, name] of others.entries()) {
      // the second of them makes the phone that all share one too many
      const visit = { event_type: 'page_view', event_id: name, timestamp: '2025-01-10T07:50:00Z' };
      const event = { ...visit, email: emailOf(name), phone: ROADSHOW.phone };
      await handler({ Records: [recordAt(event, 2 + at)] });
    }
    const [key = ''] = storedOf({ ...ROADSHOW, email: emailOf(first) }).keys;
    const alone = await place.profiles.read(key);
    expect([alone?.keys, alone?.leadId, alone?.score?.band]).toEqual([[key], key, 'HOT']);
    expect(place.ways()).toEqual(['COLD HOT']);
    await expectToTelescope(place, [key]);
  });
});

const people = fc.constantFrom(
  { email: 'a@example.com', phone: null },
  { email: 'b@example.com', phone: null },
  { email: null, phone: '+1 212-555-0111' },
  { email: null, phone: '+1 212-555-0112' },
  { email: 'a@example.com', phone: '+1 212-555-0111' },
  { email: 'b@example.com', phone: '+1 212-555-0111' },
  { email: 'b@example.com', phone: '+1 212-555-0112' },
  { email: 'c@example.com', phone: '+1 212-555-0111' },
);
const kinds = fc.constantFrom(
  ROADSHOW,
  WEBINAR,
  FORM,
  { ...override, band: 'COLD' },
  { ...override, band: 'HOT' },
);
const events = fc
  .array(fc.tuple(kinds, people, fc.integer({ min: 10, max: 59 })), { minLength: 2, maxLength: 8 })
  .map((all) =>
    all.map(([kind, person, minute], at) => ({
      ...kind,
      ...person,
      event_id: `n${at}`,
      timestamp: `2025-01-10T07:${minute}:00Z`,
    })),
  );

describe('crossings, by two handlers and a publication at once', () => {
  it('follow from each other, lead by lead, and end in the band that is stored', async () => {
    await fc.assert(
      fc.asyncProperty(
        events,
        fc.infiniteStream(fc.nat({ max: 5 })),
        fc.infiniteStream(fc.nat({ max: 4 })),
        fc.integer({ min: 0, max: 100 }),
        async (all, pauses, luck, runAt) => {
          const place = workplace(CONTRACT_LIMITS);
          place.fake.pause = async () => {
            for (let left = pauses.next().value; left > 0; left -= 1) await Promise.resolve();
          };
          place.state.isBusDown = () => luck.next().value === 0;
          const keys = new Set(all.flatMap((event) => storedOf(event).keys));
          const records = all.map(recordAt);
          const asOfMs = RECEIVED_AT_MS + runAt * DAY_MS;
          await Promise.all([
            deliverUntilTaken(place.handlerOver(), { Records: records.filter((_, at) => at % 2 === 0) }),
            deliverUntilTaken(place.handlerOver(), { Records: records.filter((_, at) => at % 3 > 0) }),
            place.publishOver([...keys], asOfMs),
            place.publishOver([...keys].toReversed(), asOfMs),
          ]);
          place.state.isBusDown = () => false;
          await deliverUntilTaken(place.handlerOver(), { Records: records });
          await expectToTelescope(place, keys);
          // one id for one key, and one key for one crossing
          const ids = new Set(place.told.map(({ id }) => id));
          const both = new Set(place.told.map(({ id, idempotencyKey }) => `${id} ${idempotencyKey}`));
          expect([ids.size, both.size]).toEqual([both.size, place.crossings().length]);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
