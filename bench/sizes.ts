/** How many validated events each part works on. */
export interface Sizes {
  /** Records, not validated events. */
  readonly gate: number;
  /** Leads whose score is worked out, and records the scoring handler takes one by one. */
  readonly scoredLeads: number;
  readonly scoredRecords: number;
  readonly pipeline: readonly number[];
  readonly increment: number;
  /** History before the increment. */
  readonly history: number;
  readonly growth: readonly number[];
  readonly peers: number;
}

const FULL: Sizes = {
  gate: 100_000,
  scoredLeads: 2_000,
  scoredRecords: 10_000,
  pipeline: [20_000, 200_000, 1_000_000],
  increment: 20_000,
  history: 1_000_000,
  growth: [100_000, 1_000_000, 4_000_000],
  peers: 200_000,
};

/** A quick run's sizes are the full ones divided by this. */
export const QUICK_DIVISOR = 20;

export function sizesOf(isQuick: boolean): Sizes {
  if (!isQuick) return FULL;
  const reduced = (events: number): number => events / QUICK_DIVISOR;
  return {
    gate: reduced(FULL.gate),
    scoredLeads: reduced(FULL.scoredLeads),
    scoredRecords: reduced(FULL.scoredRecords),
    pipeline: FULL.pipeline.map(reduced),
    increment: reduced(FULL.increment),
    history: reduced(FULL.history),
    growth: FULL.growth.map(reduced),
    peers: reduced(FULL.peers),
  };
}

/** `20k`, `1M`, as people say it. */
export function sizeName(events: number): string {
  return events >= 1_000_000 ? `${events / 1_000_000}M` : `${events / 1000}k`;
}
