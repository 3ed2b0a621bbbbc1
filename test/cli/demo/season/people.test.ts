import { castPeople, type Person } from '../../../../cli/demo/season/people.ts';
import { openPhoneBook } from '../../../../cli/demo/season/phone-book.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';
import { planRoadshows } from '../../../../cli/demo/season/roadshows.ts';

const DAY_MS = 86_400_000;
const window = { startMs: Date.UTC(2026, 0, 1), endMs: Date.UTC(2026, 5, 30) };
const stops = planRoadshows(window, 1);
const cast = (phones = openPhoneBook(createRandom(1, 'phones'))): Person[] =>
  castPeople({ count: 4000, from: 23, seed: 1, stops, window, book: phones });

describe('castPeople', () => {
  const people = cast();

  it('numbers people from where it is told to', () => {
    expect(people).toHaveLength(4000);
    expect([people[0]?.index, people.at(-1)?.index]).toEqual([23, 4022]);
  });

  it('meets everybody early enough for the first contact to arrive', () => {
    const outside = people.filter(
      ({ firstMs }) => firstMs < window.startMs || firstMs > window.endMs - 2 * DAY_MS,
    );
    expect(outside).toEqual([]);
  });

  it('gives everybody the keys the plan needs', () => {
    const lacking = people.filter(({ plan, email, secondEmail, phone }) => {
      const needsPhone = plan === 'phone' || plan === 'phone_then_email';
      return (
        (needsPhone && phone === null) ||
        (email === null) !== (plan === 'phone') ||
        (secondEmail === null) === (plan === 'two_emails')
      );
    });
    expect(lacking).toEqual([]);
    expect(new Set(people.map(({ plan }) => plan)).size).toBe(4);
  });

  it('begins no merge in the last thirty days, when the joining event might not arrive', () => {
    const merging = people.filter(({ plan }) => plan === 'phone_then_email' || plan === 'two_emails');
    expect(merging.length).toBeGreaterThan(100);
    expect(merging.filter(({ firstMs }) => firstMs > window.endMs - 30 * DAY_MS)).toEqual([]);
  });

  it('lets people leave an address where the numbers have run out', () => {
    const without = cast({ take: () => null });
    expect(without.filter(({ email, phone }) => email === null || phone !== null)).toEqual([]);
  });

  it('ties engagement and intent to one hidden quality without making them the same', () => {
    const n = people.length;
    const mean = (of: (person: Person) => number): number =>
      people.reduce((sum, person) => sum + of(person), 0) / n;
    const [e, i] = [mean(({ engagement }) => engagement), mean(({ intent }) => intent)];
    const covariance = mean(({ engagement, intent }) => (engagement - e) * (intent - i));
    const spread = mean(({ engagement }) => (engagement - e) ** 2) * mean(({ intent }) => (intent - i) ** 2);
    const correlation = covariance / Math.sqrt(spread);
    // About 0.2^2 shared variance of 0.2^2 + 0.17^2: 0.58, a little more through the campaigns.
    expect(correlation).toBeGreaterThan(0.45);
    expect(correlation).toBeLessThan(0.75);
  });
});
