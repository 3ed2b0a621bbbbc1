/** Something that names people by their keys. */
export interface Keyed {
  readonly keys: readonly string[];
}

/**
 * Events that share a key, directly or over others, go together, each group in the order given: they change the
 * same profile, and would only keep each other from being written if they were taken side by side. An event
 * without a key is a group of its own.
 */
export function groupByKeys<E extends Keyed>(events: readonly E[]): E[][] {
  const parents = events.map((_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    for (let parent = parents[root] ?? root; parent !== root; parent = parents[root] ?? root) root = parent;
    parents[place] = root;
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [place, { keys }] of events.entries()) {
    for (const key of keys) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, place);
      else parents[rootOf(place)] = rootOf(first);
    }
  }
  const groups = new Map<number, E[]>();
  for (const [place, event] of events.entries()) {
    const root = rootOf(place);
    const group = groups.get(root);
    if (group) group.push(event);
    else groups.set(root, [event]);
  }
  return [...groups.values()];
}
