import { mergeDrafts } from '../../../../cli/demo/season/merges.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';
import { makePerson } from './make-person.ts';

const random = createRandom(1, 'merges');
const clean = (value: unknown): string => String(value).trim().toLowerCase();

describe('mergeDrafts', () => {
  it('joins phone and address of a roadshow visitor by exactly one form with both', () => {
    const drafts = mergeDrafts(makePerson({ plan: 'phone_then_email' }), random);
    expect(drafts).toHaveLength(1);
    expect(clean(drafts[0]?.fields.email)).toBe('ada@example.com');
    expect(drafts[0]?.fields.phone).toMatch(/202.*555.*0123/);
  });

  it('joins two addresses by the external id alone', () => {
    const person = makePerson({ plan: 'two_emails', secondEmail: 'ada_home@example.org' });
    const keys = mergeDrafts(person, random).map(({ type, fields }) => {
      return [
        type.replace('_submission', ''),
        fields.external_id ?? null,
        clean(fields.email),
        fields.phone ?? null,
      ];
    });
    expect(keys).toEqual([
      ['online_form', null, 'ada_home@example.org', null],
      ['sales_touch', 'hubspot:100007', 'ada@example.com', null],
      ['sales_touch', 'hubspot:100007', 'ada_home@example.org', null],
    ]);
  });

  it('adds nothing for people whose events hang together anyway', () => {
    expect(mergeDrafts(makePerson(), random)).toEqual([]);
    expect(mergeDrafts(makePerson({ plan: 'phone', email: null }), random)).toEqual([]);
  });
});
