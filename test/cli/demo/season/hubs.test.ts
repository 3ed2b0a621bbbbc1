import { kioskDrafts, MAILBOX_LEADS, mailboxDrafts } from '../../../../cli/demo/season/hubs.ts';
import { openPhoneBook } from '../../../../cli/demo/season/phone-book.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';
import { planRoadshows } from '../../../../cli/demo/season/roadshows.ts';
import { makePerson } from './make-person.ts';

const [stop] = planRoadshows({ startMs: Date.UTC(2026, 0, 1), endMs: Date.UTC(2026, 5, 30) }, 1);
const random = createRandom(1, 'hubs');

describe('mailboxDrafts', () => {
  const drafts = mailboxDrafts(stop, 100, openPhoneBook(createRandom(1, 'phones')), random);

  it('makes each phone a lead of its own and all who gave no phone one lead', () => {
    const owners = drafts.map(({ owner }) => owner);
    // 22 phones are leads 100 to 121; the four without one are lead 122 together.
    expect(MAILBOX_LEADS).toBe(23);
    expect(owners).toEqual([...Array.from({ length: 22 }, (_, nth) => 100 + nth), 122, 122, 122, 122]);
  });

  it('gives everybody the same mailbox and nobody the same phone', () => {
    expect(new Set(drafts.map(({ fields }) => fields.email)).size).toBe(1);
    const digits = drafts.flatMap(({ fields }) =>
      fields.phone ? [String(fields.phone).replaceAll(/\D/g, '').slice(-10)] : [],
    );
    expect(new Set(digits).size).toBe(22);
  });
});

describe('kioskDrafts', () => {
  const visitors = (count: number) =>
    Array.from({ length: count }, (_, index) => makePerson({ index, stop, email: `v${index}@example.com` }));

  it('lets a dozen people or more fill in their forms in one browser', () => {
    const forms = kioskDrafts(stop, visitors(12), random).filter(({ type }) =>
      type.startsWith('online_form'),
    );
    expect(forms.map(({ owner }) => owner)).toEqual(Array.from({ length: 12 }, (_, index) => index));
    expect(new Set(forms.map(({ fields }) => fields.anonymous_id)).size).toBe(1);
  });

  it('does without a kiosk when too few came to make it a hub', () => {
    expect(kioskDrafts(stop, visitors(11), random)).toEqual([]);
  });

  it('counts only people who always leave their address, and only those of this stop', () => {
    const others = visitors(20).map((person, nth) =>
      nth % 2 === 0 ? { ...person, stop: null } : { ...person, plan: 'phone_then_email' as const },
    );
    expect(kioskDrafts(stop, others, random)).toEqual([]);
  });
});
