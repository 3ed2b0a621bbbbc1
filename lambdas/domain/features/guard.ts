import type { Condition } from './condition.ts';

/** More events of one value, within a short time, than a person sends. */
export interface Burst {
  /** Column whose value they share; an event without one belongs to no burst. */
  readonly by: string;
  readonly moreThan: number;
  /** An event is judged by those of so many milliseconds up to it, both ends included. */
  readonly withinMs: number;
}

/** Tells events that are not a lead's own doing: no feature looks at them unless it asks for them. */
export interface Guard {
  readonly name: string;
  /** One sentence for people. */
  readonly what: string;
  readonly when: readonly Condition[];
  /** Null when every event that meets `when` is ignored. */
  readonly burst: Burst | null;
}

/** Written where a guard's name could be: the feature looks at all events, ignored or not. */
export const NO_GUARD = 'none';
