import { formatDuration } from './quantities.ts';
import type { Styles } from './styles.ts';
import { formatTable } from './table.ts';

/** What a run of the pipeline reports. */
export interface RunReport {
  readonly run_id: string;
  readonly as_of_ms: number;
  readonly engine: string;
  readonly stages: readonly StageReport[];
}

export interface StageReport {
  readonly stage: string;
  readonly seconds: number;
  /** Null where the stage does not say. */
  readonly rows_in: number | null;
  readonly rows_out: number | null;
  /** Rows written, by table. */
  readonly tables: Readonly<Record<string, number>>;
  /** What a stage that writes no table has done. Left out, it writes tables. */
  readonly done?: Readonly<Record<string, number>>;
}

/** The stages of a run: how long each took and what went in and came out. */
export function formatRunReport({ run_id, as_of_ms, stages }: RunReport, styles: Styles): string {
  const rows = stages.map(({ stage, seconds, rows_in, rows_out }) => [
    stage,
    formatDuration(seconds),
    rows_in,
    rows_out,
  ]);
  const table = formatTable(['stage', 'took', 'rows in', 'rows out'], rows, styles, { quantities: [1] });
  return `run ${run_id}, as of ${new Date(as_of_ms).toISOString()}\n\n${table}`;
}
