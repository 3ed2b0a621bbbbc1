import type { Breaches } from './breaches.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Truth } from './safety.ts';
import type { StoredLines } from './stored-lines.ts';

/** What all ports of a run share. */
export interface RunContext {
  readonly plan: FaultPlan;
  readonly breaches: Breaches;
  readonly truth: Truth;
  readonly stored: StoredLines;
  readonly late: LateEffects;
  /** Writes down one effect; the same seed writes the same lines. */
  readonly trace: (line: string) => void;
  readonly counts: RunCounts;
}

/** What happened in a run, for its summary. */
export interface RunCounts {
  invocations: number;
  /** Attempts after the first of the same records, by error or by a partial answer. */
  retries: number;
  /** Batches that were cut in two. */
  bisects: number;
  givenUp: number;
  restarts: number;
  objects: number;
}

/** Effects of a process that is gone but whose requests are still on their way. */
export interface LateEffects {
  /** Lets the effect come about after so many further puts. */
  postpone(puts: number, act: () => Promise<void>): void;
  /** A put was asked for: those that are due come about first. */
  tick(): Promise<void>;
  /** Everything still on its way arrives. */
  arrive(): Promise<void>;
}

export function createLateEffects(): LateEffects {
  let waiting: { puts: number; readonly act: () => Promise<void> }[] = [];
  const run = async (isDue: (puts: number) => boolean): Promise<void> => {
    const due = waiting.filter(({ puts }) => isDue(puts));
    waiting = waiting.filter(({ puts }) => !isDue(puts));
    for (const { act } of due) await act();
  };
  return {
    postpone: (puts, act) => {
      waiting.push({ puts, act });
    },
    async tick() {
      for (const effect of waiting) effect.puts -= 1;
      await run((puts) => puts <= 0);
    },
    arrive: () => run(() => true),
  };
}
