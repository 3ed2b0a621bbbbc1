/**
 * Keys that are one person as far as the events seen so far tell: a person's keys, or one hub alone.
 *
 * Everything that is decided from it only ever grows (links, and with them hubs), so the order in which events
 * come does not change where it ends.
 */
export interface Identity {
  readonly id: string;
  /** Grows with every link and every event of a new combination of keys. */
  readonly epoch: number;
  /** Each member key with the other keys it was seen with. Of a hub, those known when it became one. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** The combinations of keys (ids, strongest first, joined by `+`) whose events belong here. */
  readonly keySets: readonly string[];
  /** Where keys that were members once went from here. */
  readonly moved: Readonly<Record<string, string>>;
}

export const KEY_SEPARATOR = '+';

export const keySetOf = (keys: readonly string[]): string => keys.join(KEY_SEPARATOR);
export const keysOfSet = (keySet: string): string[] => keySet.split(KEY_SEPARATOR);
