/** A number among what a model looks at, standardised: (value - mean) / scale, times the weight. */
export interface NumericTerm {
  readonly kind: 'numeric';
  /** Feature of type bigint or double. */
  readonly feature: string;
  readonly mean: number;
  /** Greater than 0. */
  readonly scale: number;
  readonly weight: number;
  /** What it adds where the lead has no value; the weight then adds nothing. */
  readonly missingWeight: number;
}

/** A value among a few that a model knows by name. */
export interface CategoricalTerm {
  readonly kind: 'categorical';
  /** Feature of type string or boolean; a boolean's values are `true` and `false`. */
  readonly feature: string;
  readonly weights: ReadonlyMap<string, number>;
  /** What it adds for every other value, and where the lead has none. */
  readonly otherWeight: number;
}

export type ModelTerm = NumericTerm | CategoricalTerm;

/** A logistic regression: z is the intercept and what each term adds, the probability 1 / (1 + exp(-z)). */
export interface Model {
  readonly version: string;
  readonly intercept: number;
  readonly terms: readonly ModelTerm[];
}
