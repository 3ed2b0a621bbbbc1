export interface FreshnessSettings {
  /** What was read so long ago is read again. */
  readonly everyMs: number;
  readonly now: () => number;
  /** Told why it could not be read again; what was read last stays in use. */
  readonly onFailure: (error: unknown) => void;
}

/** Reads something now and then for whoever asks all the time. Throws only as long as it has never been read. */
export function keepFresh<T>(
  read: () => Promise<T>,
  { everyMs, now, onFailure }: FreshnessSettings,
): () => Promise<T> {
  let kept: { readonly value: T } | null = null;
  let triedAtMs = 0;
  return async () => {
    if (kept !== null && now() - triedAtMs < everyMs) return kept.value;
    triedAtMs = now();
    try {
      kept = { value: await read() };
    } catch (error) {
      if (kept === null) throw error;
      onFailure(error);
    }
    return kept.value;
  };
}
