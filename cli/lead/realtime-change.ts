import type { PublishedLookups } from '#adapters/lookup-store.ts';
import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { SCORECARD } from '#domain/generated/scorecard.ts';
import { lastChangeMs } from '#domain/scoring/change/last-change.ts';
import { explainChange } from '#domain/scoring/explain-change.ts';
import type { RealtimeChange } from '../output/lead-report.ts';
import { formatTime } from '../output/quantities.ts';
import { UserError } from '../user-error.ts';
import type { ScoredProfile } from './find-profile.ts';
import type { LoggedScore } from './lead-sources.ts';

/** Between which times a change is asked about. */
export interface ChangeTimes {
  /** Null: just before the last arrival that changed the score. */
  readonly fromMs: number | null;
  readonly toMs: number;
}

/**
 * Why a profile's score is not what it was. Keys of its events that are not its own are hubs. A score that was
 * recorded by other rules or rates is where it begins: those of today cannot say what they would have said later.
 *
 * @param logged the last score recorded by the earlier time; null where none is known
 */
export function realtimeChange(
  profile: ScoredProfile,
  { asOfMs: lookupsAsOfMs, lookups }: PublishedLookups,
  { fromMs: given, toMs }: ChangeTimes,
  logged: LoggedScore | null,
): RealtimeChange {
  const { events, score, truncated } = profile;
  const own = new Set(profile.keys);
  const hubs = new Set(events.flatMap(({ keys }) => keys).filter((key) => !own.has(key)));
  const lead = { events, limits: IDENTITY_LIMITS, hubs, lookups, lookupsAsOfMs };
  const stored = recordedOf(score);
  const isOtherwise = (from: LoggedScore): boolean =>
    explainChange({ ...lead, fromMs: from.asOfMs, toMs, recorded: { from } }).causes.some(
      ({ why }) => why === 'scorecard' || why === 'rates',
    );
  const last = given === null && stored.asOfMs < toMs ? stored : logged;
  const otherwise = last !== null && isOtherwise(last) ? last : null;
  const fromMs = otherwise?.asOfMs ?? given ?? lastChangeMs(lead, toMs);
  if (fromMs === null) {
    throw new UserError(
      `nothing was known of the lead by ${formatTime(toMs)} UTC: name a later time with --to`,
    );
  }
  const from = otherwise ?? (stored.asOfMs === fromMs ? stored : null);
  const to = stored.asOfMs === toMs ? stored : null;
  const { before, after, causes } = explainChange({
    ...lead,
    fromMs,
    toMs,
    recorded: { ...(from && { from }), ...(to && { to }) },
  });
  return {
    from_ms: fromMs,
    to_ms: toMs,
    before,
    after,
    scorecard_before: from?.scorecardVersion ?? SCORECARD.version,
    scorecard_after: to?.scorecardVersion ?? SCORECARD.version,
    is_truncated: truncated,
    causes,
  };
}

const recordedOf = ({
  asOfMs,
  finalScore,
  scorecardVersion,
  lookupsAsOfMs,
  reasons,
}: ScoredProfile['score']): LoggedScore => ({
  asOfMs,
  finalScore,
  scorecardVersion,
  lookupsAsOfMs,
  reasons,
});
