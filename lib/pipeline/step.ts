import type { States } from './asl.ts';

/** One or several states with one way in and one way on. */
export interface Step {
  /** Name of its first state. */
  readonly start: string;
  /** Its states, the last of which goes on to `next`. */
  readonly states: (next: string) => States;
}

/** The states of steps that follow one another, the last of which goes on to `end`. */
export function chain(steps: readonly Step[], end: string): States {
  return Object.assign({}, ...steps.map((step, index) => step.states(steps[index + 1]?.start ?? end)));
}

/** `process` is the state `Process`. */
export function stateName(stage: string): string {
  return stage
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
