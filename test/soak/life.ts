/** A promise that is never kept: what a dead process is waiting for. One each, so that nothing hangs on them all. */
const never = (): Promise<never> => new Promise(() => {});

/** The life of a process, or of one invocation in it. What has ended has no further effect on the world. */
export interface Life {
  /** Settles with the reason once the life has ended. */
  readonly ended: Promise<Error>;
  /** True once this life, or the one around it, is over. */
  hasEnded(): boolean;
  end(reason: Error): Promise<never>;
  /** Returns at once where the life goes on, and never where it has ended. */
  alive(): Promise<void>;
  /** Runs an effect on the world; that of a life that has ended never comes about, or never returns. */
  effect<T>(act: () => Promise<T>): Promise<T>;
  /** Waits until the effects that were under way when the life ended have come to rest. */
  rest(): Promise<void>;
}

/** A life inside another one ends with it. */
export function beginLife(outer?: Life): Life {
  let isOver = false;
  let tell: (reason: Error) => void = () => {};
  const ended = new Promise<Error>((resolve) => {
    tell = resolve;
  });
  const underWay = new Set<Promise<unknown>>();
  // Asked without waiting: between an answer and an effect there must be no moment to die in.
  const hasEnded = (): boolean => isOver || outer?.hasEnded() === true;
  const alive = (): Promise<void> => (hasEnded() ? never() : Promise.resolve());
  return {
    ended,
    hasEnded,
    alive,
    end(reason) {
      isOver = true;
      tell(reason);
      return never();
    },
    async effect(act) {
      if (hasEnded()) return never();
      const acting = outer === undefined ? act() : outer.effect(act);
      underWay.add(acting);
      try {
        return await acting;
      } finally {
        underWay.delete(acting);
        await alive();
      }
    },
    async rest() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
