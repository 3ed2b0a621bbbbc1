import { CAMPAIGNS } from '../../../../cli/demo/season/campaigns.ts';
import type { Person } from '../../../../cli/demo/season/people.ts';

/** A person met by a form at noon of 2026-03-10, with e-mail and phone; tests state what they need otherwise. */
export function makePerson(but: Partial<Person> = {}): Person {
  return {
    index: 7,
    plan: 'email',
    firstChannel: 'online',
    firstMs: Date.UTC(2026, 2, 10, 12),
    stop: null,
    campaign: CAMPAIGNS[0],
    name: 'Ada Ashgrove',
    city: 'Boston',
    country: 'US',
    deviceInterest: 'Pixel 8',
    email: 'ada@example.com',
    secondEmail: null,
    phone: '+12025550123',
    externalId: 'hubspot:100007',
    consent: null,
    engagement: 0.5,
    intent: 0.5,
    ...but,
  };
}
