/** A seeded source of chance: the same seed and label give the same draws on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both possible. */
  int(low: number, high: number): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T extends readonly [unknown, ...unknown[]]>(choices: T): T[number];
  /** Roughly normal, mean 0 and deviation 1, never beyond 3.5. */
  bell(): number;
}

const UINT32 = 2 ** 32;

/** FNV-1a over seed and label, so that every part of a season draws from a stream of its own. */
function hash(seed: number, label: string): number {
  let state = 0x811c9dc5;
  for (const char of `${seed}/${label}`) {
    state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return state >>> 0;
}

/** The sfc32 generator: small, fast, and good enough to invent people with. */
function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [seed, seed ^ 0x9e3779b9, seed ^ 0x85ebca6b, 1];
  const draw = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / UINT32;
  };
  // The first draws still show the seed; they are thrown away.
  for (let round = 0; round < 12; round += 1) draw();
  return draw;
}

/** A label keeps streams apart: one more web visit then changes nothing about the webinars. */
export function createRandom(seed: number, label: string): Random {
  const next = sfc32(hash(seed, label));
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (choices) => choices[int(0, choices.length - 1)] ?? choices[0],
    // Four uniforms have deviation 1/sqrt(3) together; scaled to 1.
    bell: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}
