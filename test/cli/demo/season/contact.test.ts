import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { contactKeys, introduction, spellEmail, spellPhone } from '../../../../cli/demo/season/contact.ts';
import type { Fields } from '../../../../cli/demo/season/draft.ts';
import type { Person } from '../../../../cli/demo/season/people.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';
import { makePerson } from './make-person.ts';

const random = createRandom(1, 'contact');
const many = <T>(make: () => T): T[] => Array.from({ length: 300 }, make);

describe('spellEmail', () => {
  it('writes one address in several ways that mean the same', () => {
    const spelled = new Set(many(() => spellEmail('ada@example.com', random)));
    expect(spelled).toEqual(
      new Set(['ada@example.com', 'Ada@example.com', ' ada@example.com ', 'ADA@EXAMPLE.COM']),
    );
  });
});

describe('spellPhone', () => {
  it.each(['+12025550123', '+442079460123'])('writes %s in several ways that mean the same', (phone) => {
    const spelled = [...new Set(many(() => spellPhone(phone, random)))];
    expect(spelled.length).toBeGreaterThan(1);
    expect(spelled.map((text) => parsePhoneNumberFromString(text, 'US')?.number)).toEqual(
      spelled.map(() => phone),
    );
  });
});

describe('contactKeys', () => {
  const fieldSets = (person: Person, place: 'fair' | 'elsewhere'): string[] => {
    const names = (fields: Fields): string => Object.keys(fields).toSorted().join(' ');
    return [...new Set(many(() => names(contactKeys(person, place, random))))].toSorted();
  };

  it('always has the address, and the phone at times', () => {
    expect(fieldSets(makePerson(), 'elsewhere')).toEqual(['email', 'email phone']);
  });

  it('has the phone alone, always, for those who never give an address', () => {
    const person = makePerson({ plan: 'phone', email: null });
    expect(fieldSets(person, 'fair')).toEqual(['phone']);
    expect(fieldSets(person, 'elsewhere')).toEqual(['phone']);
  });

  it('never has both for those whose phone and address only one form may join', () => {
    const person = makePerson({ plan: 'phone_then_email' });
    expect(fieldSets(person, 'fair')).toEqual(['phone']);
    expect(fieldSets(person, 'elsewhere')).toEqual(['email']);
  });
});

describe('introduction', () => {
  it('says nothing about consent when the person was not asked', () => {
    expect(many(() => 'consent' in introduction(makePerson(), 'elsewhere', random))).not.toContain(true);
  });

  it('spells a refusal in ways that are refusals', () => {
    const refusing = makePerson({ consent: false });
    const said = new Set(many(() => introduction(refusing, 'elsewhere', random).consent));
    expect(said).toEqual(new Set([false, 'no', 'denied']));
  });
});
