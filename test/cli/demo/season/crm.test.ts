import { crmDrafts } from '../../../../cli/demo/season/crm.ts';
import type { Draft } from '../../../../cli/demo/season/draft.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';
import { makePerson } from './make-person.ts';

const DAY_MS = 86_400_000;
const WINDOW = { startMs: Date.UTC(2026, 0, 1), endMs: Date.UTC(2026, 5, 30) };

function deals(engagement: number, intent: number): Draft[][] {
  const random = createRandom(1, 'crm');
  const person = makePerson({ engagement, intent });
  return Array.from({ length: 1000 }, () => crmDrafts(person, WINDOW, random));
}
const won = (drafts: Draft[][]): number =>
  drafts.flat().filter(({ fields }) => String(fields.outcome).toLowerCase() === 'won').length;

describe('crmDrafts', () => {
  const all = deals(0.7, 0.7);

  it('tie the external id to the person before any entry that carries the id alone', () => {
    for (const drafts of all.filter(({ length }) => length > 0)) {
      const touch = drafts.find(({ type }) => type === 'sales_touch');
      expect(String(touch?.fields.email).trim().toLowerCase()).toBe('ada@example.com');
      expect(touch?.fields.external_id).toBe('hubspot:100007');
    }
  });

  it('close a deal two weeks after the first contact at the earliest, or twelve days before it', () => {
    const days = all
      .flat()
      .filter(({ type }) => type === 'crm_outcome')
      .map(({ timeMs }) => (timeMs - makePerson().firstMs) / DAY_MS);
    const after = days.filter((day) => day > 0);
    const before = days.filter((day) => day < 0);
    expect(Math.min(...after)).toBeGreaterThan(13.9);
    expect(before.length).toBeGreaterThan(0);
    expect(Math.max(...before)).toBeLessThan(-11.9);
  });

  it('win more of the engaged who mean to buy', () => {
    expect(won(deals(0.9, 0.9))).toBeGreaterThan(5 * won(deals(0.2, 0.2)));
  });

  it('know people whom only sales met by a call, and no outcome', () => {
    const drafts = crmDrafts(makePerson({ firstChannel: 'sales' }), WINDOW, createRandom(1, 'crm'));
    expect(drafts.map(({ type }) => type)).toEqual(['sales_touch']);
  });
});
