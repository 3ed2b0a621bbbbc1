function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The allowed name that was probably meant, or null when none is near enough to be worth saying. */
export function nearest(name: string, allowed: readonly string[]): string | null {
  const limit = name.length <= 3 ? 1 : Math.max(2, Math.floor(name.length / 3));
  const [best] = allowed
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate ?? null;
}

/** One sentence for a name that is not on the list: what it is, what was meant, what there is. */
export function unknownName(kind: string, name: string, allowed: readonly string[]): string {
  const meant = nearest(name, allowed);
  const suggestion = meant === null ? '' : ` (did you mean ${meant}?)`;
  return `unknown ${kind} ${JSON.stringify(name)}${suggestion}, allowed are ${allowed.join(', ')}`;
}
