import type { Goal } from '../goals.ts';

/** Whether a median keeps its goal, and how far it is from the limit: a ratio of 1 is the limit itself. */
export interface Verdict {
  readonly ratio: number;
  readonly isMet: boolean;
}

export function judge(median: number, goal: Goal): Verdict {
  const limit = 'most' in goal ? goal.most : goal.least;
  return { ratio: median / limit, isMet: 'most' in goal ? median <= limit : median >= limit };
}
