import { formatDuration, formatNumber } from '../output/quantities.ts';
import type { CallListDocument } from './document.ts';

/** Whom to call, without saying who they are. */
export interface CallList {
  readonly leads: readonly CallListRow[];
  /** How many there are in all, by source and band. */
  readonly counts: readonly { readonly source: string; readonly band: string; readonly leads: number }[];
  /** Leads shown at a time. */
  readonly shown: number;
}

export interface CallListRow {
  readonly position: string;
  readonly leadId: string;
  readonly score: string;
  readonly band: string;
  readonly action: string;
  /** In words, the strongest first. */
  readonly reasons: string;
  readonly source: string;
  readonly city: string;
  readonly interest: string;
  readonly untouched: string;
  readonly silent: string;
}

const HOUR_S = 3600;
const UNKNOWN = 'not known';

export function callList({ leads, counts, leads_per_group }: CallListDocument): CallList {
  return {
    shown: leads_per_group,
    counts: counts.map(({ source, lead_category, leads: count }) => ({
      source,
      band: lead_category,
      leads: count,
    })),
    leads: leads.map((lead) => ({
      position: formatNumber(lead.position),
      leadId: lead.lead_id,
      score: formatNumber(lead.final_score),
      band: lead.lead_category,
      action: lead.recommended_action,
      reasons: lead.reasons ?? UNKNOWN,
      source: lead.source,
      city: lead.city ?? UNKNOWN,
      interest: lead.device_interest ?? UNKNOWN,
      untouched: formatHours(lead.hours_untouched),
      silent: formatHours(lead.hours_since_activity),
    })),
  };
}

function formatHours(hours: number | null): string {
  return hours === null ? UNKNOWN : `${formatDuration(hours * HOUR_S)} ago`;
}
