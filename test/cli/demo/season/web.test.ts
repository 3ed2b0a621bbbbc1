import { createRandom } from '../../../../cli/demo/season/random.ts';
import { visitDrafts, webDrafts } from '../../../../cli/demo/season/web.ts';
import { makePerson } from './make-person.ts';

describe('visitDrafts', () => {
  const START_MS = Date.UTC(2026, 2, 1, 10);
  const visit = visitDrafts({
    owner: 'anonymous_only',
    anonymousId: 'anon-1',
    startMs: START_MS,
    steps: 200,
    random: createRandom(1, 'visit'),
  });

  it('begins with a page and goes on with pages, clicks and searches', () => {
    expect(visit[0]?.type).toBe('page_view');
    expect(new Set(visit.map(({ type }) => type))).toEqual(new Set(['page_view', 'click', 'search']));
  });

  it('is one session of one browser, a step at least every minute and a half', () => {
    expect(new Set(visit.map(({ fields }) => `${fields.anonymous_id} ${fields.session_id}`)).size).toBe(1);
    const gaps = visit.map(({ timeMs }, nth) => timeMs - (visit[nth - 1]?.timeMs ?? START_MS));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(90_000);
  });
});

describe('webDrafts', () => {
  const random = createRandom(1, 'web');
  const person = makePerson({ firstChannel: 'web' });
  const people = Array.from({ length: 300 }, () => webDrafts(person, random));

  it('say in every browser once who the visitor is, within ten minutes of the first visit', () => {
    for (const drafts of people) {
      for (const anonymousId of new Set(drafts.map(({ fields }) => fields.anonymous_id))) {
        const of = drafts.filter(({ fields }) => fields.anonymous_id === anonymousId);
        const identified = of.filter(({ type }) => type === 'identify');
        expect([anonymousId, identified.length]).toEqual([anonymousId, 1]);
        expect(
          (identified[0]?.timeMs ?? 0) - Math.min(...of.map(({ timeMs }) => timeMs)),
        ).toBeLessThanOrEqual(600_000);
      }
    }
  });

  it('carry contact keys in the identify alone', () => {
    const named = people.flat().filter(({ fields }) => 'email' in fields);
    expect(new Set(named.map(({ type }) => type))).toEqual(new Set(['identify']));
  });

  it('happen to everybody met by the web and to some of the others', () => {
    const others = Array.from({ length: 300 }, () => webDrafts(makePerson(), random));
    const active = (of: typeof people): number => of.filter(({ length }) => length > 0).length;
    expect(active(people)).toBe(300);
    // 0.15 + 0.22 * 0.5 = 26 %: 78, within four deviations of 7.6.
    expect(Math.abs(active(others) - 78)).toBeLessThan(31);
  });
});
