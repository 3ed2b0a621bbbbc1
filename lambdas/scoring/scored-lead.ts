import type { ProfileStore } from '#adapters/profile-store.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import type { ScoredProfile } from './take-event.ts';

/** The store of people's events and scores. */
export type LeadProfileStore = ProfileStore<StoredEvent, LeadScore>;

/** A person whose score has just been written. */
export type ScoredLead = ScoredProfile<StoredEvent, LeadScore>;
