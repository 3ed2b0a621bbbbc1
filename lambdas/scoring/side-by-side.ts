/** Profiles that are worked on at once: enough to wait for the store in, few enough not to be throttled by it. */
export const PROFILES_AT_ONCE = 16;

/** Does some work for each item, for so many at once at most. */
export async function sideBySide<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  // shared by all workers: each takes the next item there is
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
