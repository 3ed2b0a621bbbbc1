/** A limit a measured median is held against. */
export type Goal = { readonly most: number } | { readonly least: number };

const GB = 1e9;

/** What the project wants to reach; nothing else in the benchmarks names these figures. */
export const GOALS = {
  gate: { timesFloor: { most: 1.3 }, eventsPerCoreSecond: { least: 35_000 } },
  scoring: { foldAndScorecardUs: { most: 20 }, handlerP99Ms: { most: 10 }, initMs: { most: 150 } },
  /** By events; the embedded engine alone has goals. */
  pipeline: {
    200000: { wallSeconds: { most: 15 }, peakBytes: { most: 1 * GB } },
    1000000: { wallSeconds: { most: 60 }, peakBytes: { most: 3 * GB } },
  },
  /** CPU of the run after 20,000 new events on 1,000,000, as a share of a rebuild's. */
  incrementShare: { most: 0.15 },
} as const satisfies Record<string, Goal | Record<string, Goal | Record<string, Goal>>>;
