/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) throw new RangeError('no values have no median');
  if (sorted.length % 2 === 1) return upper;
  return ((sorted[sorted.length / 2 - 1] ?? upper) + upper) / 2;
}

/** What each round's value is beside the same round's other one: rounds share the machine's moods. */
export function ratios(values: readonly number[], beside: readonly number[]): number[] {
  if (values.length !== beside.length)
    throw new RangeError(`${values.length} rounds beside ${beside.length}`);
  return values.map((value, round) => value / (beside[round] ?? Number.NaN));
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What a table shows of repeated measurements. */
export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}
