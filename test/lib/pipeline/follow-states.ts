import type { State, States } from '#lib/pipeline/asl.ts';

/** A state machine, or the one within a Map. */
export interface Machine {
  readonly StartAt: string;
  readonly States: States;
}

/** The machine and those within it. */
export function machinesOf(machine: Machine): Machine[] {
  const inner = Object.values(machine.States).flatMap((state) =>
    state.Type === 'Map' ? machinesOf(state.ItemProcessor) : [],
  );
  return [machine, ...inner];
}

/** Where a state may go on to, whatever happens. */
export function waysOn(state: State): string[] {
  switch (state.Type) {
    case 'Task':
      return [...(state.Next === undefined ? [] : [state.Next]), ...failureWays(state)];
    case 'Map':
      return [state.Next, ...failureWays(state)];
    case 'Choice':
      return [...state.Choices.map(({ Next }) => Next), state.Default];
    case 'Pass':
    case 'Wait':
      return [state.Next];
    default:
      return [];
  }
}

/** Where a state goes on to when it fails. */
export function failureWays(state: State): string[] {
  return state.Type === 'Task' || state.Type === 'Map' ? (state.Catch ?? []).map(({ Next }) => Next) : [];
}

/** Every state on any way from some states, they themselves included. */
export function reachable(starts: readonly string[], states: States): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...starts];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const state = states[name];
    if (state === undefined) throw new RangeError(`there is no state ${name}`);
    if (found.has(name)) continue;
    found.add(name);
    queue.push(...waysOn(state));
  }
  return found;
}

/** States from which no way leads to an end. */
export function stuck(states: States): string[] {
  return Object.keys(states).filter(
    (name) => ![...reachable([name], states)].some((end) => isEnd(states[end])),
  );
}

function isEnd(state: State | undefined): boolean {
  return (
    state?.Type === 'Succeed' || state?.Type === 'Fail' || (state?.Type === 'Task' && state.End === true)
  );
}
