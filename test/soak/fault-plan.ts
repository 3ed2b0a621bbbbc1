import { createRandom } from '#cli/demo/season/random.ts';
import { FAULT_KINDS, type Fault, type Port } from './fault.ts';

/**
 * How often the same effect may fail before it succeeds: faults pass, and a record that goes to the on-failure
 * destination all the same went there for its own sake.
 */
export const FAULTS_IN_A_ROW = 2;

export interface FaultPlan {
  /** What goes wrong with this try of the effect, or null; each question is one try. */
  draw(port: Port, effect: string): Fault | null;
  /** How many faults were handed out so far, by `port place manner`. */
  readonly injected: ReadonlyMap<string, number>;
}

/**
 * Decides from the seed what goes wrong. Each effect has draws of its own, so that what happens to one does not
 * hang on how many others came before it.
 */
export function createFaultPlan(seed: number, rate: number): FaultPlan {
  const tries = new Map<string, number>();
  const injected = new Map<string, number>();
  return {
    injected,
    draw(port, effect) {
      const label = `${port} ${effect}`;
      const before = tries.get(label) ?? 0;
      tries.set(label, before + 1);
      if (before >= FAULTS_IN_A_ROW) return null;
      const random = createRandom(seed, `${label} ${before}`);
      if (!random.chance(rate)) return null;
      const kinds = FAULT_KINDS[port];
      const kind = kinds[random.int(0, kinds.length - 1)];
      if (kind === undefined) return null;
      const name = `${port}, ${kind.place}: ${kind.manner}`;
      injected.set(name, (injected.get(name) ?? 0) + 1);
      return { ...kind, share: random.next() };
    },
  };
}
