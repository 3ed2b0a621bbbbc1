import type { BatchLead, LeadReport } from '../output/lead-report.ts';
import { UserError } from '../user-error.ts';
import { findProfile, type ScoredProfile } from './find-profile.ts';
import type { LeadSources } from './lead-sources.ts';
import { type ChangeTimes, realtimeChange } from './realtime-change.ts';
import { realtimeScore } from './realtime-score.ts';

export interface ReadLeadProps {
  /** E-mail, phone number, id here or in another system. */
  readonly who: string;
  readonly sources: LeadSources;
  /** Null where nobody asks why the score changed. */
  readonly change: ChangeTimes | null;
  readonly nowMs: number;
  /** Told what could not be had. */
  readonly note: (sentence: string) => void;
}

/** How a run says that a name is that of several leads; one of them in its place would be a wrong answer. */
const SHARED = /^\d+ leads share /;
const NOT_YET = { lead: null, score: null, reasons: [], timeline: [] } as const;

/**
 * Everything known about one lead. Its real-time profile waits for no run: who came in a second ago is told of
 * as far as is known, also where a name is new to the last run and the person is not.
 */
export async function readLead({ who, sources, change, nowMs, note }: ReadLeadProps): Promise<LeadReport> {
  const { batch, withProfiles, keyIds, lastLogged } = sources;
  const named = await batch(who).catch(asComplaint);
  if (named instanceof UserError && SHARED.test(named.message)) throw named;

  const found = await withProfiles(async ({ profiles, lookups }) => {
    const ids = named instanceof UserError ? await keyIds() : [String(named.lead.lead_id)];
    const profile = await findProfile(profiles, ids);
    if (profile === null) return null;
    if (change === null) return { profile, change };
    const { leadId } = profile;
    const logged = change.fromMs === null ? null : await lastLogged(leadId, change.fromMs);
    return { profile, change: realtimeChange(profile, await lookups.read(), change, logged) };
  });
  if (found !== null) {
    const known = named instanceof UserError ? await batchOfProfile(batch, found.profile) : named;
    if (known instanceof UserError) note(`only real time knows of it yet; the last run: ${known.message}`);
    const told = known instanceof UserError ? NOT_YET : known;
    const realtime = realtimeScore(found.profile, told.timeline, nowMs);
    return { ...told, realtime, change: found.change };
  }
  if (named instanceof UserError) throw named;
  if (change !== null) {
    throw new UserError('nothing says why the score changed: this lead has no real-time profile');
  }
  return { ...named, realtime: null, change: null };
}

const batchOfProfile = (
  batch: LeadSources['batch'],
  { leadId }: ScoredProfile,
): Promise<BatchLead | UserError> => batch(leadId).catch(asComplaint);

function asComplaint(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}
