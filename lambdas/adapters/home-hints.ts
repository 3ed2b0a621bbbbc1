import type { Identity } from '#domain/identity/identity.ts';

/** Where a profile was when it was last read or written. */
export interface HomeHint {
  readonly profileId: string;
  readonly keySets: readonly string[];
}

const MAX_HINTS = 20_000;

/**
 * Where keys were lately, so that a warm process asks for a profile without asking for its alias first. A hint may
 * be old: only a profile that still bears the key is believed.
 */
export class HomeHints {
  readonly #homes = new Map<string, HomeHint>();

  get(key: string): HomeHint | undefined {
    return this.#homes.get(key);
  }

  /** Learns which of some profiles a key belongs to; forgets a key that belongs to none of them. */
  learn(keys: readonly string[], profiles: readonly { readonly identity: Identity }[]): void {
    for (const key of keys) {
      const home = profiles.find(({ identity }) => key in identity.links)?.identity;
      // whoever was asked for last is forgotten last
      this.#homes.delete(key);
      if (home) this.#homes.set(key, { profileId: home.id, keySets: home.keySets });
    }
    for (const oldest of this.#homes.keys()) {
      if (this.#homes.size <= MAX_HINTS) return;
      this.#homes.delete(oldest);
    }
  }
}
