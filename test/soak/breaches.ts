/** What must not happen, by name. */
export type BreachName =
  | 'lost'
  | 'duplicate in events'
  | 'wrong in events'
  | 'wrong line'
  | 'unexpected line'
  | 'other content under a key'
  | 'effects out of order'
  | 'acknowledged too early'
  | 'delivered again'
  | 'not halved'
  | 'not whole again'
  | 'out of order'
  | 'given up too early'
  | 'given up without need'
  | 'unexpected error'
  | 'no progress'
  | 'store is not as left';

/** More than these of one run are counted, not kept. */
const KEPT = 20;

/** The breaches of one run. */
export interface Breaches {
  readonly counts: ReadonlyMap<BreachName, number>;
  readonly first: readonly string[];
  add(name: BreachName, detail: string): void;
}

export function collectBreaches(): Breaches {
  const first: string[] = [];
  const counts = new Map<BreachName, number>();
  return {
    counts,
    first,
    add(name, detail) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (first.length < KEPT) first.push(`${name}: ${detail}`);
    },
  };
}
