import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryEventBus } from '#adapters/directory-event-bus.ts';
import { type PushProps, pushBandChanges } from '#cli/local/api-destination/push-band-changes.ts';
import type { DeliverySettings } from '#cli/local/api-destination/settings.ts';
import { createSubscriberCursor } from '#cli/local/api-destination/subscriber-cursor.ts';
import type { BandName } from '#domain/scorecard/scorecard.ts';
import {
  answer,
  applyThenFail,
  applyThenReset,
  type Behaviour,
  createCrm,
  neverAnswer,
  resetConnection,
} from './crm-server.ts';

const START_MS = Date.parse('2025-01-31T12:00:00Z');
const HOUR_MS = 3_600_000;
const DEAD_LETTER_FOLDER = 'dead-letters';
const SETTINGS: DeliverySettings = {
  timeoutMs: 5000,
  maximumRetryAttempts: 3,
  maximumEventAgeMs: HOUR_MS,
  backoffBaseMs: 1000,
  backoffCapMs: 30_000,
};

let folder: string;
let nowMs: number;
let slept: number[];
let crm: ReturnType<typeof createCrm>;
let port: number;
let isRunning = false;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crm-'));
  nowMs = START_MS;
  slept = [];
  // any; one that is started again in a test gets the port it had
  port = 0;
});
afterEach(async () => {
  if (isRunning) await crm.stop();
  isRunning = false;
  rmSync(folder, { recursive: true });
});

const startCrm = async (known: string[], troubles: Record<string, Behaviour[]> = {}) => {
  crm = createCrm(known, troubles);
  port = await crm.start(port);
  isRunning = true;
};
const stopCrm = async () => {
  await crm.stop();
  isRunning = false;
};

const bus = () => path.join(folder, 'bus');
const subscriber = () => path.join(folder, 'crm');
const announce = async (
  ...changes: (readonly [leadId: string, from: BandName, to: BandName, asOfMs: number])[]
) =>
  createDirectoryEventBus(bus(), () => nowMs).publish(
    changes.map(([leadId, from, to, asOfMs]) => ({
      type: 'LeadBandChanged',
      detail: {
        id: `${leadId}-${asOfMs}`,
        idempotencyKey: `${leadId}:${asOfMs}:1.1`,
        leadId,
        from,
        to,
        asOfMs,
        epoch: 1,
        version: 1,
        finalScore: 60,
        recommendedAction: 'Call',
        reasons: ['came to a webinar'],
        cause: 'event',
      },
    })),
  );

const push = (props: Partial<PushProps> = {}) =>
  pushBandChanges({
    bus: bus(),
    subscriber: subscriber(),
    cursor: createSubscriberCursor(subscriber()),
    urlPattern: `http://127.0.0.1:${port}/leads/*`,
    authorization: { 'X-Api-Key': 'secret' },
    settings: SETTINGS,
    budgetMs: 10 * 60_000,
    now: () => nowMs,
    sleep: async (ms) => {
      slept.push(ms);
      nowMs += ms;
    },
    ...props,
  });

const deadLetters = () => {
  const letters = path.join(subscriber(), DEAD_LETTER_FOLDER);
  if (!existsSync(letters)) return [];
  return readdirSync(letters).map((name) => JSON.parse(readFileSync(path.join(letters, name), 'utf8')));
};

describe('pushing band changes to a CRM', () => {
  it('sends each change once, with the key and the lead’s id, in order', async () => {
    await startCrm(['e_1', 'e_2']);
    await announce(['e_1', 'COLD', 'WARM', 1], ['e_2', 'COLD', 'HOT', 2], ['e_1', 'WARM', 'COLD', 3]);

    expect(await push()).toEqual({ delivered: 3, givenUp: {}, waitsFor: null });
    expect(crm.bands()).toEqual({ e_1: ['WARM', 'COLD'], e_2: ['HOT'] });
    expect(crm.seen[1]).toMatchObject({
      method: 'PATCH',
      path: '/leads/e_2',
      key: 'e_2:2:1.1',
      headers: { 'x-api-key': 'secret', 'content-type': 'application/json' },
      body: { lead_id: 'e_2', band: 'HOT', previous_band: 'COLD', final_score: 60, as_of_ms: 2 },
    });

    expect(await push()).toEqual({ delivered: 0, givenUp: {}, waitsFor: null });
    await announce(['e_2', 'HOT', 'WARM', 4]);
    expect((await push()).delivered).toBe(1);
    expect(crm.seen).toHaveLength(4);
  });

  it('applies every change once, whatever the CRM does, and keeps what it will not take', async () => {
    await startCrm(['fails', 'resets', 'asks', 'repeats', 'drops', 'locked', 'broken'], {
      fails: [answer(500), answer(503)],
      resets: [resetConnection, resetConnection],
      asks: [answer(429, { 'Retry-After': '45' })],
      repeats: [applyThenFail, applyThenFail],
      drops: [applyThenReset],
      locked: [answer(401), answer(409)],
      broken: Array.from({ length: 9 }, () => answer(502)),
    });
    const leads = ['fails', 'gone', 'resets', 'broken', 'asks', 'repeats', 'drops', 'locked'];
    await announce(...leads.map((lead, at) => [lead, 'COLD', 'WARM', at] as const));
    await announce(...leads.map((lead, at) => [lead, 'WARM', 'HOT', 100 + at] as const));

    expect(await push()).toEqual({ delivered: 12, givenUp: { http_404: 2, http_502: 2 }, waitsFor: null });

    const both = ['WARM', 'HOT'];
    expect(crm.bands()).toEqual({
      ...{ fails: both, resets: both, asks: both, repeats: both, drops: both, locked: both },
      broken: [],
    });
    expect(slept).toContain(45_000);
    expect(
      deadLetters()
        .map(({ reason, attempts, event }) => [event.id, reason, attempts])
        .sort(),
    ).toEqual([
      ['broken-103', 'http_502', 4],
      ['broken-3', 'http_502', 4],
      ['gone-1', 'http_404', 1],
      ['gone-101', 'http_404', 1],
    ]);
    expect(JSON.stringify(deadLetters())).not.toContain('words nobody should keep');
    expect(deadLetters()[0].event).toMatchObject({ source: 'lead-lake', detail: { to: expect.anything() } });
  });

  it('does not wait for an answer that does not come, and asks again', async () => {
    await startCrm(['hangs', 'next'], { hangs: [neverAnswer] });
    await announce(['hangs', 'COLD', 'HOT', 1], ['next', 'COLD', 'WARM', 2]);
    expect(await push({ settings: { ...SETTINGS, timeoutMs: 150 } })).toMatchObject({ delivered: 2 });
    expect(crm.bands()).toEqual({ hangs: ['HOT'], next: ['WARM'] });
    expect(crm.seen.filter(({ key }) => key === 'hangs:1:1.1').length).toBeGreaterThan(1);
  });

  it('pauses longer with each failure, and as long as it is asked to', async () => {
    await startCrm(['a'], {
      a: [answer(500), answer(500, { 'Retry-After': '10' }), answer(429, { 'Retry-After': '1' })],
    });
    await announce(['a', 'COLD', 'HOT', 1]);
    expect((await push()).delivered).toBe(1);
    expect(slept).toEqual([1000, 10_000, 4000]);
  });

  it('leaves everything where nobody answers, and goes on when somebody does', async () => {
    await startCrm(['a', 'b']);
    await announce(['a', 'COLD', 'HOT', 1], ['b', 'COLD', 'HOT', 2]);
    await stopCrm();
    expect(await push()).toEqual({ delivered: 0, givenUp: {}, waitsFor: 'unreachable' });
    expect(deadLetters()).toEqual([]);

    await startCrm(['a', 'b']);
    expect(await push()).toEqual({ delivered: 2, givenUp: {}, waitsFor: null });
    expect(crm.bands()).toEqual({ a: ['HOT'], b: ['HOT'] });
  });

  it('waits no longer than an event’s age allows', async () => {
    await startCrm(['a']);
    await announce(['a', 'COLD', 'HOT', 1]);
    await stopCrm();
    nowMs += HOUR_MS;
    expect(await push()).toEqual({ delivered: 0, givenUp: { unreachable: 1 }, waitsFor: null });
    expect(deadLetters()).toMatchObject([{ reason: 'unreachable', attempts: 1 }]);
  });

  it('leaves for the next time what there is no time for', async () => {
    await startCrm(['a', 'b'], { a: [answer(503, { 'Retry-After': '600' })] });
    await announce(['a', 'COLD', 'HOT', 1], ['b', 'COLD', 'HOT', 2]);
    expect(await push({ budgetMs: 60_000 })).toEqual({ delivered: 0, givenUp: {}, waitsFor: 'http_503' });
    expect(slept).toEqual([]);
    expect((await push()).delivered).toBe(2);
  });

  it('repeats one change at most where it was killed, under the same key', async () => {
    await startCrm(['a', 'b', 'c']);
    await announce(['a', 'COLD', 'HOT', 1], ['b', 'COLD', 'HOT', 2], ['c', 'COLD', 'HOT', 3]);
    const cursor = createSubscriberCursor(subscriber());
    let saved = 0;
    const dying = {
      ...cursor,
      save: async (place: number) => {
        saved += 1;
        if (saved === 2) throw new Error('killed');
        await cursor.save(place);
      },
    };
    await expect(push({ cursor: dying })).rejects.toThrow('killed');
    await push();
    expect(crm.seen.map(({ key }) => key)).toEqual(['a:1:1.1', 'b:2:1.1', 'b:2:1.1', 'c:3:1.1']);
    expect(crm.bands()).toEqual({ a: ['HOT'], b: ['HOT'], c: ['HOT'] });
  });

  it('does not follow where a redirect leads', async () => {
    await startCrm(['a'], { a: [answer(307, { Location: '/leads/elsewhere' })] });
    await announce(['a', 'COLD', 'HOT', 1]);
    expect((await push()).givenUp).toEqual({ http_307: 1 });
    expect(crm.seen).toHaveLength(1);
  });

  it('passes over what is no band change', async () => {
    await startCrm([]);
    mkdirSync(bus());
    appendFileSync(path.join(bus(), 'events.ndjson'), '{"id":"1","detail-type":"LeadScored"}\n');
    expect(await push()).toEqual({ delivered: 0, givenUp: {}, waitsFor: null });
    expect(crm.seen).toEqual([]);
  });
});
