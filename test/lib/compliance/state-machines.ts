import { at, listOf } from '../template.ts';

type State = Readonly<Record<string, unknown>>;
interface Machine {
  readonly StartAt?: unknown;
  readonly States?: Readonly<Record<string, State>>;
}

const ENDS = new Set(['Succeed', 'Fail']);

/** What a state machine's definition gets wrong: states that lead nowhere, tasks that can hang, fail or be lost. */
export function mistakesOf(machine: Machine, path = ''): string[] {
  const { States: states = {}, StartAt: start } = machine;
  const names = Object.keys(states);
  const problems = Object.entries(states).flatMap(([name, state]) => [
    ...mistakesOfState(`${path}${name}`, state, names),
    ...innerMachines(state).flatMap((inner) => mistakesOf(inner, `${path}${name}/`)),
  ]);
  if (typeof start !== 'string' || !names.includes(start))
    problems.push(`${path}: starts at ${start}, no state`);
  const reached = reachedFrom(start, states);
  for (const name of names) if (!reached.has(name)) problems.push(`${path}${name}: nothing leads to it`);
  return problems;
}

/** All states of a machine, those within branches and iterations included. */
export function allStates(machine: Machine): readonly (readonly [string, State])[] {
  return Object.entries(machine.States ?? {}).flatMap(([name, state]) => [
    [name, state] as const,
    ...innerMachines(state).flatMap(allStates),
  ]);
}

function mistakesOfState(name: string, state: State, names: readonly string[]): string[] {
  const problems = nextOf(state)
    .filter((next) => !names.includes(next))
    .map((next) => `${name}: goes on to ${next}, which is no state`);
  const hasEnd = state.End === true || ENDS.has(String(state.Type));
  if (!hasEnd && nextOf(state).length === 0) problems.push(`${name}: neither goes on nor ends`);
  if (state.Type !== 'Task') return problems;
  if (!isPositive(state.TimeoutSeconds)) problems.push(`${name}: has no time-out`);
  if (listOf(state.Retry).length === 0) problems.push(`${name}: is never tried again`);
  for (const retry of listOf(state.Retry)) {
    if (!isPositive(at(retry, 'MaxAttempts')) && at(retry, 'MaxAttempts') !== 0) {
      problems.push(`${name}: does not say how often it is tried again`);
    }
  }
  if (listOf(state.Catch).length === 0) problems.push(`${name}: nobody takes its failure`);
  return problems;
}

/** Where a state may go on to: next, a choice, a default, or a handler of failures. */
function nextOf(state: State): string[] {
  return [
    state.Next,
    state.Default,
    ...[...listOf(state.Choices), ...listOf(state.Catch)].map((one) => at(one, 'Next')),
  ]
    .filter((next) => next !== undefined)
    .map(String);
}

function innerMachines(state: State): Machine[] {
  return [...listOf(state.Branches), ...listOf(state.ItemProcessor), ...listOf(state.Iterator)] as Machine[];
}

function reachedFrom(start: unknown, states: Readonly<Record<string, State>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = [String(start)];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    queue.push(...nextOf(states[name] ?? {}));
  }
  return reached;
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}
