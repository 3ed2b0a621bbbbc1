import type { Usage } from '../measure/measure.ts';

/** What a contender ended up with: equal for all, or it did another task. */
export interface Found {
  readonly rows: number;
  readonly distinct: number;
  readonly fingerprint: string;
}

/** The task: validated objects become one typed table with one row for each event. */
export interface Task {
  /** Directory of the validated objects. */
  readonly objects: string;
  /** The lake they belong to. */
  readonly lakeDir: string;
  /** Columns to read and to write, as JSON. */
  readonly columns: string;
}

/** Somebody who does the task. */
export interface Contender {
  readonly name: string;
  /** Whether it is one the lake is held against. */
  readonly isPeer: boolean;
  /** Does the task into a fresh directory. */
  run(task: Task, out: string): Promise<Usage>;
  /** Arguments of `fingerprint.py` for what lies there now. */
  found(out: string): readonly [kind: string, place: string];
}
