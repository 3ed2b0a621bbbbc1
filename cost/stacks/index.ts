import type { Case, Line } from '../line.ts';
import { analyticsLines } from './analytics.ts';
import { dashboardsLines, observabilityLines, warehouseLines } from './fixed.ts';
import { ingestLines } from './ingest.ts';
import { processingLines } from './processing.ts';
import { scoringLines } from './scoring.ts';
import { storageLines } from './storage.ts';

const nothing = (): Line[] => [];

/** What each stack is paid for, in the order of the flow. */
export const STACK_LINES: Readonly<Record<string, (of: Case) => Line[]>> = {
  Storage: storageLines,
  Ingest: ingestLines,
  Scoring: scoringLines,
  Catalog: nothing,
  Processing: processingLines,
  Analytics: analyticsLines,
  Warehouse: warehouseLines,
  Dashboards: dashboardsLines,
  Learning: nothing,
  Observability: observabilityLines,
};
