/** A step of the rehearsal: does its part and returns what it saw, in a few words. */
export interface Step {
  readonly name: string;
  readonly run: () => Promise<string>;
}

export interface StepsResult {
  readonly done: number;
  /** The step that failed and why; after it nothing was done. */
  readonly failure: { readonly step: string; readonly error: unknown } | null;
}

/** Goes through steps until one fails, each of which is told when it is over. */
export async function runSteps(
  steps: readonly Step[],
  say: (line: string) => void,
  now: () => number,
): Promise<StepsResult> {
  for (const [done, { name, run }] of steps.entries()) {
    const start = now();
    const seconds = () => `${((now() - start) / 1000).toFixed(1)} s`;
    try {
      const seen = await run();
      say(`ok      ${name} (${seconds()}): ${seen}`);
    } catch (error) {
      say(`FAILED  ${name} (${seconds()})`);
      return { done, failure: { step: name, error } };
    }
  }
  return { done: steps.length, failure: null };
}
