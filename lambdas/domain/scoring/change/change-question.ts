import type { RateLookups } from '../../features/fold/rate-lookup.ts';
import type { StoredEvent } from '../stored-event.ts';
import type { IdentityKnowledge } from './person-in.ts';
import type { RecordedScore } from './recorded-score.ts';

export interface ChangeQuestion extends IdentityKnowledge {
  /** All that is known of the lead today, in any order, an event with each content it was told with. */
  readonly events: readonly StoredEvent[];
  /** Population rates of today, by which both scores are worked out, and the as-of they were published with. */
  readonly lookups: RateLookups;
  readonly lookupsAsOfMs: number | null;
  readonly fromMs: number;
  /** Later than `fromMs`. */
  readonly toMs: number;
  /** Scores recorded as of these very times. @default what today's rules say of them */
  readonly recorded?: { readonly from?: RecordedScore; readonly to?: RecordedScore };
  /** When the lake learned of an event's content. @default when it arrived */
  readonly learnedAtMs?: (event: StoredEvent) => number;
}
