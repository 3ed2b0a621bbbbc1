import { agedEvents } from '#domain/features/fold/aged-events.ts';
import { guardEvents } from '#domain/features/fold/guarded-events.ts';
import type { Guard } from '#domain/features/guard.ts';
import { event, ms } from './event-factory.ts';

const guard = (over: Partial<Guard> & Pick<Guard, 'name'>): Guard => ({
  what: 'A guard',
  when: [{ subject: 'source', tests: [{ op: 'in', values: ['web'] }] }],
  burst: null,
  ...over,
});
const GUARDS = [
  guard({ name: 'machine', when: [{ subject: 'is_automated', tests: [{ op: 'in', values: [true] }] }] }),
  guard({ name: 'pair', burst: { by: 'email_key', moreThan: 1, withinMs: 60_000 } }),
];

const click = (id: string, minute: number, isAutomated: boolean | null = null) =>
  event(id, 'click', 'web', `2025-01-31T10:0${minute}:00`, { email_key: 'k', is_automated: isAutomated });

const told = (...events: ReturnType<typeof click>[]) => {
  const { counted, ignoredBy } = guardEvents(GUARDS)(agedEvents(events, ms('2025-01-31T12:00:00')));
  const ids = (aged: typeof counted) => aged.map(({ event: { event_id } }) => event_id);
  return {
    counted: ids(counted),
    ...Object.fromEntries([...ignoredBy].map(([name, of]) => [name, ids(of)])),
  };
};

describe('guardEvents', () => {
  it('sets apart what each guard ignores, and keeps the order of what counts', () => {
    expect(told(click('c', 9), click('a', 1), click('b', 2, true))).toEqual({
      counted: ['a', 'c'],
      machine: ['b'],
      // the one a minute before it is in the crowd of the other
      pair: ['b'],
    });
  });

  it('lets every guard look at what the others ignore', () => {
    expect(told(click('a', 1, true), click('b', 2))).toEqual({
      counted: [],
      machine: ['a'],
      pair: ['b'],
    });
  });

  it('ignores only what meets its condition: not what nothing is known of', () => {
    expect(told(click('a', 1, false), click('b', 3, null))).toEqual({ counted: ['a', 'b'] });
  });

  it('leaves the list as it is when there is nothing to ignore', () => {
    const aged = agedEvents([click('a', 1)], ms('2025-01-31T12:00:00'));
    expect(guardEvents(GUARDS)(aged).counted).toBe(aged);
    expect(guardEvents([])(aged).counted).toBe(aged);
  });
});
