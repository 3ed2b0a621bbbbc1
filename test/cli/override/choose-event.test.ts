import type { Profile } from '#adapters/profile-store.ts';
import type { ProfileSources } from '#cli/commands/profile-sources.ts';
import type { LakeProfiles } from '#cli/lake/lake-profiles.ts';
import { chooseEvent } from '#cli/override/choose-event.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';

const BY_PHONE = { phone: '2025550143' };
const BY_ID = { external_id: '2025550143' };

/** A store in which only some keys have been seen. */
const storeOf = (...known: string[]): ProfileSources => ({
  keyIds: async () => ['x_1', 'p_1'],
  withProfiles: async (work) => {
    const seen = {} as Profile<StoredEvent, LeadScore>;
    const profiles = { read: async (key: string) => (known.includes(key) ? seen : null) };
    return work({ profiles } as unknown as LakeProfiles);
  },
});

describe('which of the events that could be meant is sent', () => {
  it('is the one about somebody who is known', async () => {
    expect(await chooseEvent([BY_PHONE, BY_ID], storeOf('x_1'))).toBe(BY_ID);
    expect(await chooseEvent([BY_PHONE, BY_ID], storeOf('p_1'))).toBe(BY_PHONE);
    expect(await chooseEvent([BY_PHONE, BY_ID], storeOf('p_1', 'x_1'))).toBe(BY_PHONE);
  });

  it('is the first where there is no store to ask', async () => {
    const sources: ProfileSources = { ...storeOf(), withProfiles: async () => null };
    expect(await chooseEvent([BY_PHONE, BY_ID], sources)).toBe(BY_PHONE);
  });

  it('is none where nobody is known', async () => {
    await expect(chooseEvent([BY_PHONE, BY_ID], storeOf())).rejects.toThrow('nobody is known');
  });
});
