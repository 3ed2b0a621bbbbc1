import type { KpiHeader, KpiRow } from '../output/kpis.ts';

/** Everything the page is made from, as the Python side hands it over; the page adds nothing of its own. */
export interface DashboardDocument {
  /** The view `kpis`: the newest run's values. */
  readonly rows: readonly KpiRow[];
  /** Headers of the KPI files by KPI, in the order leadership reads them. */
  readonly headers: Readonly<Record<string, PageHeader>>;
  /** The newest run; null where the lake has seen none. */
  readonly run: (RunTime & { readonly as_of_ms: number | null }) | null;
  /** The earlier run its values are compared with, without values of single days; null where there is none. */
  readonly baseline: (RunTime & { readonly rows: readonly KpiRow[] }) | null;
  readonly call_list: CallListDocument;
}

export interface RunTime {
  readonly run_id: string;
  /** Null where the run's id does not tell. */
  readonly started_ms: number | null;
}

/** What a KPI file says of itself. */
export interface PageHeader extends KpiHeader {
  readonly owner: string;
  /** Which way is better. */
  readonly direction: 'up' | 'down' | 'none';
  readonly chart: 'line' | 'bar' | 'stacked_bar' | 'number' | 'interval';
  readonly alarm: string;
  readonly definition: string;
}

export interface CallListDocument {
  /** The first leads of each source and band, in the order of the list. */
  readonly leads: readonly LeadToCall[];
  /** How many leads there are to call, by source and band. */
  readonly counts: readonly {
    readonly source: string;
    readonly lead_category: string;
    readonly leads: number;
  }[];
  readonly leads_per_group: number;
}

export interface LeadToCall {
  readonly position: number;
  readonly lead_id: string;
  readonly final_score: number;
  readonly lead_category: string;
  readonly recommended_action: string;
  readonly reasons: string | null;
  readonly source: string;
  readonly city: string | null;
  readonly device_interest: string | null;
  readonly hours_since_activity: number | null;
  readonly hours_untouched: number | null;
}
