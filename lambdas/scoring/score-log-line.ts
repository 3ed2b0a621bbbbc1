import { IDENTITY_LIMITS } from '#domain/generated/identity.ts';
import { ID_PREFIXES } from '#domain/identity/key-limit.ts';
import type { BandName } from '#domain/scorecard/scorecard.ts';
import type { BandChange, ModelState } from '#domain/scoring/lead-score.ts';
import { positionText } from '../validation/gated-line.ts';
import type { Position } from '../validation/verdict.ts';
import type { ScoredLead } from './scored-lead.ts';
import { stableId } from './stable-id.ts';

/** A score of a lead, and what made it be worked out. */
export interface LoggedScore {
  readonly lead: ScoredLead;
  /** Of the event; null where time alone was the cause. */
  readonly position: Position | null;
}

/** One line of the score log: columns as the pipeline reads them. */
export interface ScoreLogLine {
  /** Of all that the line says of the score. Lines may be stored twice; readers count each id once. */
  readonly score_id: string;
  readonly position: string | null;
  readonly lead_id: string;
  /** The strongest key the lead had then. It leads to the lead under any id, unless it has become a hub since. */
  readonly key_id: string;
  readonly as_of_ms: number;
  readonly final_score: number;
  readonly machine_band: BandName;
  readonly band: BandName;
  readonly purchase_probability: number | null;
  readonly model_state: ModelState;
  readonly scorecard_version: string;
  readonly lookups_as_of_ms: number | null;
  readonly event_count: number;
  /** Of the profile it was made from: of scores as of one time, these two say which came last. */
  readonly epoch: number;
  readonly events_seen: number;
  readonly is_truncated: boolean;
  readonly cause: BandChange['cause'];
}

export function scoreLogLine({ lead: { profile, score }, position }: LoggedScore): ScoreLogLine {
  const { epoch, eventsSeen } = profile;
  const content = {
    position: position === null ? null : positionText(position),
    lead_id: score.leadId,
    key_id: strongestOf(profile.keys),
    as_of_ms: score.asOfMs,
    final_score: score.finalScore,
    machine_band: score.machineBand,
    band: score.band,
    purchase_probability: score.purchaseProbability,
    model_state: score.modelState,
    scorecard_version: score.scorecardVersion,
    lookups_as_of_ms: score.lookupsAsOfMs,
    event_count: score.eventCount,
    epoch,
    events_seen: eventsSeen,
    is_truncated: score.truncated,
    cause: position === null ? 'time' : 'event',
  } as const;
  return { score_id: stableId('score', content), ...content };
}

/** Of one lead, the score that came last goes first; the pipeline orders them likewise. */
export const newestFirst = (a: ScoreOrder, b: ScoreOrder): number =>
  b.as_of_ms - a.as_of_ms || b.epoch - a.epoch || b.events_seen - a.events_seen;

type ScoreOrder = Pick<ScoreLogLine, 'as_of_ms' | 'epoch' | 'events_seen'>;

/** By type, then by the key itself, so that it is the same whatever order they are in. */
function strongestOf(keys: readonly string[]): string {
  const sorted = [...keys].sort();
  for (const { keyType } of IDENTITY_LIMITS) {
    const key = sorted.find((each) => each.startsWith(ID_PREFIXES[keyType]));
    if (key !== undefined) return key;
  }
  throw new RangeError('a profile has a key of a known type');
}
