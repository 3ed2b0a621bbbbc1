import { SCORECARD } from '../../generated/scorecard.ts';
import type { RecordedReason } from './rule-changes.ts';
import type { ChangeReason } from './score-change.ts';

/** What was written down of a score when it was made. */
export interface RecordedScore {
  readonly finalScore: number;
  readonly scorecardVersion: string;
  readonly lookupsAsOfMs: number | null;
  /** @default only the sum was written down */
  readonly reasons?: readonly RecordedReason[];
}

/** Why a recorded score is not what these rules and rates make of the same events. */
export function whyRecordedOtherwise(
  { scorecardVersion, lookupsAsOfMs }: RecordedScore,
  today: { readonly lookupsAsOfMs: number | null },
): ChangeReason {
  if (scorecardVersion !== SCORECARD.version) return 'scorecard';
  return lookupsAsOfMs === today.lookupsAsOfMs ? 'unaccounted' : 'rates';
}
