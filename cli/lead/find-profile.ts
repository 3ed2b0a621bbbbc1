import type { Profile } from '#adapters/profile-store.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import type { LeadProfileStore } from '../../lambdas/scoring/scored-lead.ts';

/** A profile that has a score. */
export type ScoredProfile = Profile<StoredEvent, LeadScore> & { readonly score: LeadScore };

/** The first profile with a score to which one of some keys belongs. */
export async function findProfile(
  profiles: LeadProfileStore,
  keyIds: readonly string[],
): Promise<ScoredProfile | null> {
  for (const keyId of keyIds) {
    const profile = await profiles.read(keyId);
    if (profile !== null && hasScore(profile)) return profile;
  }
  return null;
}

export const hasScore = (profile: Profile<StoredEvent, LeadScore>): profile is ScoredProfile =>
  profile.score !== null;
