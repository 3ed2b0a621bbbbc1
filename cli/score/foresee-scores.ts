import type { ItemTable } from '#adapters/item-table.ts';
import type { ModelInUse } from '#adapters/model-source.ts';
import { createOverlayItemTable } from '#adapters/overlay-item-table.ts';
import { eventKey } from '#adapters/profile-items.ts';
import type { Profile } from '#adapters/profile-store.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import type { LeadScore } from '#domain/scoring/lead-score.ts';
import { type StoredEvent, storedEventOf } from '#domain/scoring/stored-event.ts';
import { scoreProfile } from '../../lambdas/scoring/score-profile.ts';
import type { LeadProfileStore } from '../../lambdas/scoring/scored-lead.ts';
import { setAsideReason } from '../../lambdas/scoring/set-aside-reason.ts';
import { profilesOver } from '../lake/lake-profiles.ts';
import { hasScore, type ScoredProfile } from '../lead/find-profile.ts';
import type { FileEvent } from './read-file-events.ts';

/** What some events would make of a lead. */
export interface ForeseenScore {
  /** As the store knows the lead now; null where it knows nobody whom the events speak of. */
  readonly before: ScoredProfile | null;
  readonly after: ScoredProfile;
  /** Those of the events that are of this lead. */
  readonly events: readonly FileEvent[];
}

export interface Foresight {
  readonly scores: readonly ForeseenScore[];
  /** Events that name nobody. */
  readonly withoutKey: number;
  /** Events that change nothing, as the store has them, or a content of theirs that goes before it. */
  readonly known: number;
  /** Events that real-time scoring would leave to the pipeline. */
  readonly setAside: number;
}

/**
 * What the real-time path would say, had it been given some events: it is the same code, over a table that keeps
 * what is written to itself.
 */
export async function foreseeScores(
  fileEvents: readonly FileEvent[],
  base: ItemTable,
  model: ModelInUse,
  asOfMs: number,
): Promise<Foresight> {
  const now = profilesOver(base);
  const { profiles } = profilesOver(createOverlayItemTable(base, (body) => eventKey(JSON.parse(body)).sk));
  const named: { readonly fileEvent: FileEvent; readonly keys: readonly string[] }[] = [];
  let known = 0;
  let setAside = 0;
  for (const fileEvent of fileEvents) {
    const event = storedEventOf(fileEvent.event, IDENTITY_LIMITS);
    if (event.keys.length === 0) continue;
    named.push({ fileEvent, keys: event.keys });
    const outcome = await takeIn(event, profiles);
    if (outcome === 'known') known += 1;
    if (outcome === 'set_aside') setAside += 1;
  }

  const basis = { lookups: await now.lookups.read(), model, cause: 'event' } as const;
  const scores = new Map<string, ForeseenScore>();
  for (const { keys, events } of byKeys(named)) {
    const profile = await profiles.readOwner(keys);
    if (profile === null) continue;
    const other = scores.get(profile.profileId);
    const score = other?.after.score ?? scoreProfile(profile, Math.max(asOfMs, profile.asOfMs), basis);
    scores.set(profile.profileId, {
      after: { ...profile, score },
      before: better(other?.before ?? null, await now.profiles.readOwner(keys)),
      events: [...(other?.events ?? []), ...events],
    });
  }
  return { scores: [...scores.values()], withoutKey: fileEvents.length - named.length, known, setAside };
}

async function takeIn(
  event: StoredEvent,
  profiles: LeadProfileStore,
): Promise<'taken' | 'known' | 'set_aside'> {
  try {
    const { outcome } = await profiles.take(event);
    if (outcome === 'too_large') return 'set_aside';
    return outcome === 'known' ? 'known' : 'taken';
  } catch (error) {
    if (setAsideReason(error) === null) throw error;
    return 'set_aside';
  }
}

/** Events of the very same keys belong to one profile. */
function byKeys(named: readonly { readonly fileEvent: FileEvent; readonly keys: readonly string[] }[]) {
  const groups = new Map<string, { readonly keys: readonly string[]; readonly events: FileEvent[] }>();
  for (const { fileEvent, keys } of named) {
    const name = keys.join(' ');
    const group = groups.get(name) ?? { keys, events: [] };
    group.events.push(fileEvent);
    groups.set(name, group);
  }
  return groups.values();
}

/** Of two whom the events make one, the one who had more points. */
function better(a: ScoredProfile | null, b: Profile<StoredEvent, LeadScore> | null): ScoredProfile | null {
  if (b === null || !hasScore(b)) return a;
  return a !== null && a.score.finalScore >= b.score.finalScore ? a : b;
}
