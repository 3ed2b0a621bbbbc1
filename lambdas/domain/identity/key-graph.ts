import type { Identity } from './identity.ts';
import { type KeyLimit, limitOf } from './key-limit.ts';

/** The links among the keys of some identities, each identity whole. */
export class KeyGraph {
  readonly #links = new Map<string, Set<string>>();
  readonly #limits: readonly KeyLimit[];

  constructor(identities: readonly Identity[], limits: readonly KeyLimit[]) {
    this.#limits = limits;
    for (const { links } of identities) {
      for (const [key, others] of Object.entries(links)) this.#links.set(key, new Set(others));
    }
  }

  /** Adds what one event shows. A hub stays as it is: who else it meets changes nothing any more. */
  see(keys: readonly string[]): void {
    const open = keys.filter((key) => !this.isHub(key));
    for (const key of open) {
      const known = this.#links.get(key) ?? new Set();
      for (const other of keys) if (other !== key) known.add(other);
      this.#links.set(key, known);
    }
  }

  has(key: string): boolean {
    return this.#links.has(key);
  }

  isHub(key: string): boolean {
    return (this.#links.get(key)?.size ?? 0) > limitOf(key, this.#limits);
  }

  /** In the order of their names, so that equal links are equal texts. */
  linksOf(key: string): string[] {
    return [...(this.#links.get(key) ?? [])].sort();
  }

  /**
   * The keys, one list a person or hub, the longest first. A link to a key that is not here leads to a hub: what
   * is no hub lies in the same identity as all it is linked to.
   */
  parts(): string[][] {
    const placed = new Set<string>();
    const parts: string[][] = [];
    for (const start of [...this.#links.keys()].sort()) {
      if (placed.has(start)) continue;
      const part = [start];
      placed.add(start);
      for (const key of part) {
        if (this.isHub(key)) continue;
        for (const other of this.linksOf(key)) {
          if (!this.has(other) || this.isHub(other) || placed.has(other)) continue;
          placed.add(other);
          part.push(other);
        }
      }
      parts.push(part.sort());
    }
    return parts.sort((a, b) => b.length - a.length);
  }

  /** The key under which events with these keys belong; a key that is not here is a hub. */
  ownerOf(keys: readonly string[]): string | undefined {
    return keys.find((key) => this.has(key) && !this.isHub(key)) ?? keys[0];
  }
}
