import type { Identity } from '#domain/identity/identity.ts';
import type { KeyLimit, KeyType } from '#domain/identity/key-limit.ts';
import { type EventCount, namePerson } from '#domain/identity/name-person.ts';

const LIMITS = (['external', 'email', 'phone', 'anonymous'] as KeyType[]).map(
  (keyType): KeyLimit => ({ keyType, maxLinkedKeys: 8 }),
);
const personOf = (...keys: string[]): Identity => ({
  id: 'any',
  epoch: 1,
  links: Object.fromEntries(keys.map((key) => [key, []])),
  keySets: [],
  moved: {},
});
const first = (event_time_ms: number, event_id: string, creatingEvents = 1): EventCount => ({
  events: 1,
  creatingEvents,
  first: { event_time_ms, event_id },
});
const name = (person: Identity, counts: Record<string, EventCount>) =>
  namePerson(person, new Map(Object.entries(counts)), LIMITS);

describe('namePerson', () => {
  it('names a person by the key that spoke first: by time, then event id, then strength, then name', () => {
    const person = personOf('e_1', 'p_1', 'x_1', 'e_0');
    expect(name(person, { x_1: first(9, 'a'), p_1: first(8, 'b') }).leadId).toBe('p_1');
    expect(name(person, { x_1: first(8, 'b'), p_1: first(8, 'a') }).leadId).toBe('p_1');
    expect(name(person, { 'x_1+p_1': first(8, 'a'), e_1: first(8, 'a') }).leadId).toBe('x_1');
    expect(name(person, { e_1: first(8, 'a'), e_0: first(8, 'a') }).leadId).toBe('e_0');
  });

  it('orders event ids as the engines do, by code point', () => {
    // U+FF5E comes before U+1F600, whose first half in UTF-16 is U+D83D
    const person = personOf('e_1', 'p_1');
    expect(name(person, { e_1: first(8, '\u{1f600}'), p_1: first(8, '\uff5e') }).leadId).toBe('p_1');
  });

  it('lets hubs say nothing in an event of a person', () => {
    // x_9 is a hub, so it is no member; what it was seen in with p_1 belongs to p_1
    expect(name(personOf('a_1', 'p_1'), { 'x_9+p_1': first(1, 'a'), a_1: first(2, 'b') })).toEqual({
      leadId: 'p_1',
      attribution: 'lead',
    });
  });

  it.each([
    ['anonymous_only', 'none of the keys could be reached', { a_1: first(1, 'a') }],
    ['crm_only', 'no event creates a lead', { a_1: first(1, 'a', 0), 'e_1+a_1': first(2, 'b', 0) }],
    ['lead', 'one key can be reached and another made a lead', { a_1: first(1, 'a'), e_1: first(2, 'b', 0) }],
  ])('says %s where %s', (attribution, _, counts) => {
    expect(name(personOf('a_1', 'e_1'), counts).attribution).toBe(attribution);
  });

  it('takes the strongest key of somebody of whom no event is left', () => {
    const gone: EventCount = { events: 0, creatingEvents: 0, first: null };
    const left = { leadId: 'e_1', attribution: 'anonymous_only' };
    expect(name(personOf('p_1', 'e_1'), { e_1: gone })).toEqual(left);
    expect(name(personOf('p_1', 'e_1'), {})).toEqual(left);
  });
});
