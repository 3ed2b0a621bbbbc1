import type { FeatureValues } from '../features/fold/feature-values.ts';
import type { ScoreReason } from '../scorecard/score.ts';
import type { BandName, RuleGroup } from '../scorecard/scorecard.ts';

/** Why a person is a lead, or is none: the words the table `event_leads` uses. */
export type Attribution = 'lead' | 'anonymous_only' | 'crm_only';

/** A band set by a person instead of the scorecard, while it holds. */
export interface BandOverride {
  readonly band: BandName;
  readonly untilMs: number;
  /** Who set it; null where the event did not say. */
  readonly by: string | null;
}

/**
 * Where a probability comes from. `promoted`: the promoted model. `last_good`: the one before it, as the promoted
 * one cannot be used. `none`: no model has been promoted. `points_only`: none of those promoted can be used.
 */
export type ModelState = 'promoted' | 'last_good' | 'none' | 'points_only';

/** A crossing from one band into another that has not been told to the event bus yet. */
export interface BandChange {
  /** Of the lead as it was then. */
  readonly leadId: string;
  readonly from: BandName;
  readonly to: BandName;
  readonly asOfMs: number;
  /** Epoch and version of the profile it was seen in. Of one lead's crossings the later one has the greater two. */
  readonly epoch: number;
  readonly version: number;
  readonly finalScore: number;
  readonly recommendedAction: string;
  /** What gave most points, best first, in words. */
  readonly reasons: readonly string[];
  /** What made it cross: an event that came in, or time alone. */
  readonly cause: 'event' | 'time';
}

/** What the real-time path says of a profile; written with it, and nothing in it is contact data. */
export interface LeadScore {
  readonly leadId: string;
  readonly attribution: Attribution;
  readonly asOfMs: number;
  readonly finalScore: number;
  readonly groupScores: Readonly<Record<RuleGroup, number>>;
  /** By points alone. */
  readonly machineBand: BandName;
  /** What counts: the override's where one holds, else the machine's. */
  readonly band: BandName;
  readonly override: BandOverride | null;
  readonly recommendedAction: string;
  readonly reasons: readonly ScoreReason[];
  readonly features: FeatureValues;
  readonly purchaseProbability: number | null;
  readonly modelState: ModelState;
  readonly modelVersion: string | null;
  readonly scorecardVersion: string;
  /** As-of of the run that published the rates of the population; null where none has. */
  readonly lookupsAsOfMs: number | null;
  /** Events that had happened by the as-of, each once. */
  readonly eventCount: number;
  /** Whether older events than the store keeps together were left out. */
  readonly truncated: boolean;
  /** Crossings that still have to be told, oldest first. */
  readonly unannounced: readonly BandChange[];
}
