/** Deals things out to two columns, in their order, each to the column that is lower so far. */
export function twoColumns<T>(things: readonly T[], heightOf: (thing: T) => number): [left: T[], right: T[]] {
  const columns: [T[], T[]] = [[], []];
  const heights: [number, number] = [0, 0];
  for (const thing of things) {
    const at = heights[1] < heights[0] ? 1 : 0;
    columns[at].push(thing);
    heights[at] += heightOf(thing);
  }
  return columns;
}
