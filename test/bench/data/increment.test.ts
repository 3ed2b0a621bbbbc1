import { generateSeason } from '#cli/demo/season/index.ts';
import { HISTORY_END_MS } from '../../../bench/data/history.ts';
import { INCREMENT_END_MS, incrementEvents } from '../../../bench/data/increment.ts';

const DAY_MS = 86_400_000;
const history = generateSeason({ leads: 300, seed: 1, endMs: HISTORY_END_MS }).events;
const events = incrementEvents({ history, count: 2000, seed: 7 });
const bodies = events.map(({ payload }) => payload);
const own = bodies
  .filter((payload) => payload.startsWith('{"event_id":"inc-'))
  .map((text) => JSON.parse(text));

describe('incrementEvents', () => {
  it('makes as many records as asked for, the same from the same seed', () => {
    expect(events).toHaveLength(2000);
    expect(incrementEvents({ history, count: 2000, seed: 7 })).toEqual(events);
    expect(incrementEvents({ history, count: 2000, seed: 8 })).not.toEqual(events);
  });

  it('arrives in order, in the morning after the history', () => {
    const arrivals = events.map(({ arrivalMs }) => arrivalMs);
    expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
    expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(HISTORY_END_MS);
    expect(Math.max(...arrivals)).toBeLessThan(INCREMENT_END_MS);
    expect(INCREMENT_END_MS).toBeLessThan(HISTORY_END_MS + DAY_MS);
  });

  it('is mostly about people the history knows', () => {
    const known = history.map(({ payload }) => payload).join('\n');
    const keyOf = (event: Record<string, string>) =>
      event.email ?? event.phone ?? event.external_id ?? event.anonymous_id ?? '';
    const old = own.filter((event) => known.includes(JSON.stringify(keyOf(event))));
    expect(old.length / events.length).toBeGreaterThan(0.75);
    expect(old.length / events.length).toBeLessThan(0.95);
  });

  it('has some events that happened up to four weeks before, and none that happened later than it arrived', () => {
    const late = own.filter(({ timestamp }) => timestamp < HISTORY_END_MS);
    expect(late.length / events.length).toBeGreaterThan(0.03);
    expect(late.length / events.length).toBeLessThan(0.09);
    expect(Math.min(...own.map(({ timestamp }) => timestamp))).toBeGreaterThan(HISTORY_END_MS - 29 * DAY_MS);
    expect(Math.max(...own.map(({ timestamp }) => timestamp))).toBeLessThan(INCREMENT_END_MS);
  });

  it('has copies of what the lake has already', () => {
    const known = new Set(history.map(({ payload }) => payload));
    const copies = bodies.filter((payload) => known.has(payload));
    expect(copies.length).toBe(bodies.length - own.length);
    expect(copies.length / events.length).toBeGreaterThan(0.01);
    expect(copies.length / events.length).toBeLessThan(0.03);
  });

  it('numbers its own events without repeating itself', () => {
    expect(new Set(own.map(({ event_id }) => event_id)).size).toBe(own.length);
  });
});
