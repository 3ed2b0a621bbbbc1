import type { RecordedScore } from '#domain/scoring/change/recorded-score.ts';
import type { LakeProfiles } from '../lake/lake-profiles.ts';
import type { BatchLead } from '../output/lead-report.ts';

/** A score as the log has it. */
export interface LoggedScore extends RecordedScore {
  readonly asOfMs: number;
}

/** Where a report about a lead comes from, on this machine or on AWS. */
export interface LeadSources {
  /** What the last run made of the lead of a name. @throws UserError where it knows none, or several */
  readonly batch: (who: string) => Promise<BatchLead>;
  /** Does something with the operational store; null where there is none. */
  readonly withProfiles: <T>(work: (open: LakeProfiles) => Promise<T>) => Promise<T | null>;
  /** The ids of the keys that what was asked for may mean. */
  readonly keyIds: () => Promise<readonly string[]>;
  /** The last score that the log has of a lead by a time; null where it has none. */
  readonly lastLogged: (leadId: string, untilMs: number) => Promise<LoggedScore | null>;
}
