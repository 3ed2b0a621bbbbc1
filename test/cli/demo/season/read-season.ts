import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { SeasonEvent } from '../../../../cli/demo/season/season-event.ts';

/**
 * A season read the slow way, from its bytes alone: a second opinion on the generator's truth that shares no
 * code with the generator or with the lake.
 */

export type Json = Readonly<Record<string, unknown>>;

const SOURCES = new Map([
  ['roadshow_registration', 'roadshow'],
  ['roadshow_lead', 'roadshow'],
  ['webinar_registration', 'webinar'],
  ['webinar_attendance', 'webinar'],
  ['online_form_submission', 'online'],
  ['online_form', 'online'],
  ['page_view', 'web'],
  ['click', 'web'],
  ['search', 'web'],
  ['identify', 'web'],
  ['sales_touch', 'crm'],
  ['crm_stage_changed', 'crm'],
  ['crm_outcome', 'crm'],
  ['crm_deleted', 'crm'],
]);
const NOT_CREATING = new Set([
  'page_view',
  'click',
  'search',
  'crm_stage_changed',
  'crm_outcome',
  'crm_deleted',
]);

/** Another key type may meet eight keys; one more makes it a hub. */
const HUB_LIMIT = 8;
const STRENGTH = ['external', 'email', 'phone', 'anonymous'];

export interface ReadEvent {
  readonly body: Json;
  readonly type: string;
  readonly source: string;
  readonly createsLead: boolean;
  readonly keys: readonly string[];
  readonly timeMs: number;
  readonly arrivalMs: number;
}

/** Null when the payload is nothing a lake could take. */
export function parseBody(payload: string): Json | null {
  try {
    const body: unknown = JSON.parse(payload);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : null;
  } catch {
    return null;
  }
}

function keysOf(body: Json): string[] {
  const keys: string[] = [];
  const external = body.external_id ?? body.crm_id;
  if (typeof external === 'string') keys.push(`external ${external}`);
  const email = typeof body.email === 'string' ? body.email.trim().toLowerCase() : '';
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) keys.push(`email ${email}`);
  const phone = typeof body.phone === 'string' ? parsePhoneNumberFromString(body.phone, 'US') : undefined;
  if (phone?.isValid()) keys.push(`phone ${phone.number}`);
  if (typeof body.anonymous_id === 'string') keys.push(`anonymous ${body.anonymous_id}`);
  return keys;
}

function claimedMs(claim: unknown): number {
  if (typeof claim === 'number') return claim < 1e11 ? claim * 1000 : claim;
  if (typeof claim !== 'string' || claim.startsWith('2026-02-30')) return Number.NaN;
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(claim) ? claim : `${claim.replace(' ', 'T')}Z`);
}

function timeOf(body: Json, arrivalMs: number): number {
  const ms = claimedMs(body.timestamp ?? body.event_timestamp ?? body.occurred_at ?? body.event_time);
  const isUsable = ms <= arrivalMs + 86_400_000 && ms > arrivalMs - 10 * 365 * 86_400_000;
  return isUsable ? ms : arrivalMs;
}

export interface ReadSeason {
  readonly events: readonly ReadEvent[];
  readonly refused: number;
  readonly sameBytes: number;
  readonly otherBytes: number;
}

/** Distinct events; of several with one id the first to arrive. */
export function readSeason(season: readonly SeasonEvent[]): ReadSeason {
  const seen = new Map<string, string>();
  const events: ReadEvent[] = [];
  let [refused, sameBytes, otherBytes] = [0, 0, 0];
  for (const { payload, arrivalMs } of season) {
    const body = parseBody(payload);
    const type = body?.event_type ?? body?.type;
    const source = typeof type === 'string' ? SOURCES.get(type) : undefined;
    const isTooDeep = payload.includes('['.repeat(101));
    if (body === null || source === undefined || isTooDeep || typeof body.event_id === 'object') {
      refused += 1;
      continue;
    }
    const bytes = createHash('sha256').update(payload).digest('hex');
    const id = `${source} ${String(body.event_id ?? bytes)}`;
    const known = seen.get(id);
    if (known === bytes) sameBytes += 1;
    else if (known !== undefined) otherBytes += 1;
    if (known !== undefined) continue;
    seen.set(id, bytes);
    const createsLead = !NOT_CREATING.has(String(type));
    const timeMs = timeOf(body, arrivalMs);
    events.push({ body, type: String(type), source, createsLead, keys: keysOf(body), timeMs, arrivalMs });
  }
  return { events, refused, sameBytes, otherBytes };
}

function hubsOf(events: readonly ReadEvent[]): Set<string> {
  const met = new Map<string, Set<string>>();
  for (const { keys } of events) {
    for (const key of keys) {
      const others = met.get(key) ?? new Set();
      for (const other of keys) if (other !== key) others.add(other);
      met.set(key, others);
    }
  }
  return new Set([...met].filter(([, others]) => others.size > HUB_LIMIT).map(([key]) => key));
}

/** The events of each group of linked keys; events without a key are in no group. */
export function groupByPerson(events: readonly ReadEvent[]): ReadEvent[][] {
  const hubs = hubsOf(events);
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    return root;
  };
  const homes = events.map(({ keys }) => {
    const linking = keys.filter((key) => !hubs.has(key));
    const [home] = linking.length > 0 ? linking : keys.toSorted((a, b) => strength(a) - strength(b));
    for (const key of linking) {
      if (home !== undefined && rootOf(key) !== rootOf(home)) parents.set(rootOf(key), rootOf(home));
    }
    return home;
  });
  const groups = new Map<string, ReadEvent[]>();
  for (const [index, event] of events.entries()) {
    const home = homes[index];
    if (home === undefined) continue;
    const group = groups.get(rootOf(home)) ?? [];
    group.push(event);
    groups.set(rootOf(home), group);
  }
  return [...groups.values()];
}

function strength(key: string): number {
  return STRENGTH.indexOf(key.split(' ', 1)[0] ?? '');
}

export function isLead(group: readonly ReadEvent[]): boolean {
  return (
    group.some(({ createsLead }) => createsLead) &&
    group.some(({ keys }) => keys.some((key) => !key.startsWith('anonymous ')))
  );
}

/** The earliest event outside the CRM. */
export function firstContact(group: readonly ReadEvent[]): ReadEvent | undefined {
  return group.filter(({ source }) => source !== 'crm').toSorted((a, b) => a.timeMs - b.timeMs)[0];
}

export function wonAtMs(group: readonly ReadEvent[]): number | null {
  const firstMs = firstContact(group)?.timeMs ?? Number.POSITIVE_INFINITY;
  const last = group
    .filter(({ type, timeMs }) => type === 'crm_outcome' && timeMs >= firstMs)
    .toSorted((a, b) => a.timeMs - b.timeMs)
    .at(-1);
  return last !== undefined && String(last.body.outcome).toLowerCase() === 'won' ? last.timeMs : null;
}
