import type { Case, Line } from '../line.ts';
import { DAYS_PER_MONTH } from '../traffic.ts';

const BYTES_PER_TB = 1e12;

/** What a KPI over all of raw scans, in TB. */
export function rawTb({ traffic, given }: Pick<Case, 'traffic' | 'given'>): number {
  return (traffic.eventsPerDay * given.daysOfHistory * given.bytesPerRawEvent) / BYTES_PER_TB;
}

export function analyticsLines({ traffic, given }: Case): Line[] {
  const kept = (traffic.eventsPerDay * given.daysOfHistory * given.bytesPerEventInTables) / BYTES_PER_TB;
  return [
    {
      what: 'KPIs: raw scanned',
      price: 'athenaTb',
      quantity: rawTb({ traffic, given }) * given.kpisOverRaw * DAYS_PER_MONTH,
    },
    { what: 'analysts: tables scanned', price: 'athenaTb', quantity: kept * given.analystTbPerTbKept },
  ];
}
