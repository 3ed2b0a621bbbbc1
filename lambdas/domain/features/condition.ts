/** A value a condition compares with. */
export type Scalar = string | number | boolean;

/** What a size may be compared by, in the words of the definitions. */
export const COMPARISONS = ['gte', 'gt', 'lte', 'lt'] as const;

export type Comparison = (typeof COMPARISONS)[number];

/**
 * One thing that must be true of a subject. A subject without a value fails every test but
 * `{present: false}`; that is also what three-valued SQL logic makes of it.
 */
export type Test =
  | { readonly op: 'in' | 'not_in'; readonly values: readonly Scalar[] }
  | { readonly op: Comparison; readonly value: number }
  | { readonly op: 'present'; readonly present: boolean };

/** What must be true of one column of an event, or of one feature of a lead: all of its tests. */
export interface Condition {
  readonly subject: string;
  readonly tests: readonly Test[];
}
