import type { BandName, RuleGroup } from '../scorecard/scorecard.ts';
import type { BandChange, ModelState } from './lead-score.ts';

/** `source` of all our events on the bus. */
export const EVENT_SOURCE = 'lead-lake';

/** A lead has a score. No contact data; the same score has the same id, however often it is told. */
export interface LeadScoredDetail {
  readonly id: string;
  readonly leadId: string;
  readonly asOfMs: number;
  readonly finalScore: number;
  readonly band: BandName;
  readonly machineBand: BandName;
  readonly isOverridden: boolean;
  readonly purchaseProbability: number | null;
  readonly modelState: ModelState;
  readonly recommendedAction: string;
  readonly scorecardVersion: string;
  /** Points by rule; the values behind them stay with the profile. */
  readonly reasons: readonly { readonly code: string; readonly group: RuleGroup; readonly points: number }[];
}

/** A lead has come into another band. */
export interface LeadBandChangedDetail extends BandChange {
  readonly id: string;
  /**
   * `<lead id>:<as-of>:<epoch>.<version>`: a consumer that has seen it has done its work. A lead may cross often as of
   * one time, also there and back and there again, and a later crossing is not an earlier one told again.
   */
  readonly idempotencyKey: string;
}

/** What goes to the event bus: EventBridge's detail type and detail. */
export type LeadEvent =
  | { readonly type: 'LeadScored'; readonly detail: LeadScoredDetail }
  | { readonly type: 'LeadBandChanged'; readonly detail: LeadBandChangedDetail };
