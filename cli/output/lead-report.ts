import type { TimelineEvent } from './lead-timeline.ts';
import type { Cell } from './table.ts';

/** What the last run made of a lead. */
export interface BatchLead {
  readonly lead: Readonly<Record<string, Cell>>;
  readonly score: LeadScore | null;
  readonly reasons: readonly LeadReason[];
  readonly timeline: readonly TimelineEvent[];
}

/** What `lake lead --json` prints. */
export interface LeadReport extends Omit<BatchLead, 'lead'> {
  /** Null where no run has seen the lead yet. */
  readonly lead: BatchLead['lead'] | null;
  /** Null where it is not scored in real time. */
  readonly realtime: RealtimeScore | null;
  /** Null where nobody asked. */
  readonly change: RealtimeChange | null;
}

export interface LeadScore {
  readonly final_score: number;
  readonly lead_category: string;
  readonly recommended_action: string;
  readonly scorecard_version: string;
  readonly as_of_ms: number;
}

export interface LeadReason {
  readonly code: string;
  readonly rule_group: string;
  readonly points: number;
  readonly value_number: number | null;
  readonly value_text: string | null;
  readonly reason: string;
}

/** What the real-time path says of a lead. */
export interface RealtimeScore {
  readonly lead_id: string;
  /** `lead`, or why it is none yet. */
  readonly attribution: string;
  readonly as_of_ms: number;
  readonly final_score: number;
  /** What counts: the override's where one holds, else the machine's. */
  readonly band: string;
  readonly machine_band: string;
  readonly recommended_action: string;
  /** Null where none holds any more. */
  readonly override: { readonly band: string; readonly until_ms: number; readonly by: string | null } | null;
  readonly purchase_probability: number | null;
  readonly model_state: string;
  readonly model_version: string | null;
  readonly scorecard_version: string;
  readonly lookups_as_of_ms: number | null;
  readonly event_count: number;
  /** Whether it is the score of the newest events alone. */
  readonly is_truncated: boolean;
  readonly reasons: readonly LeadReason[];
  /** Events no run has seen yet, earliest first. */
  readonly new_events: readonly TimelineEvent[];
}

/** Why the real-time score is not what it was. The points of the causes add up to `after - before`. */
export interface RealtimeChange {
  readonly from_ms: number;
  readonly to_ms: number;
  /** Null where nothing was known of the lead. */
  readonly before: number | null;
  readonly after: number | null;
  readonly scorecard_before: string;
  readonly scorecard_after: string;
  /** Whether older events were left out of both. */
  readonly is_truncated: boolean;
  readonly causes: readonly ChangeCause[];
}

export interface ChangeCause {
  readonly why: string;
  readonly points: number;
  readonly events: readonly TimelineEvent[];
  readonly rules: readonly {
    readonly code: string;
    readonly reason: string;
    readonly before: number;
    readonly after: number;
  }[];
}
