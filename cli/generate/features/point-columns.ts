import type { ValueType } from '#domain/features/value-type.ts';

interface PointColumn {
  readonly name: string;
  readonly type: ValueType;
  readonly comment: string;
}

/** What every row of features starts with: of whom, as of when, as known when. */
export const POINT_COLUMNS: readonly PointColumn[] = [
  { name: 'lead_id', type: 'string', comment: 'Lead' },
  { name: 'as_of_ms', type: 'bigint', comment: 'Time the features are about (epoch ms)' },
  { name: 'known_at_ms', type: 'bigint', comment: 'Only what had arrived by then counts (epoch ms)' },
];
