/** An effect on the world that can go wrong. */
export type Port =
  | 'stream put'
  | 'stream read'
  | 'checkpoint load'
  | 'checkpoint save'
  | 'invocation'
  | 'object put'
  | 'metrics'
  | 'on-failure put';

/** How much of the effect has come about when the trouble shows: nothing, a part, or all of it unknown to the caller. */
export type Place = 'before' | 'middle' | 'after';

/**
 * How the trouble shows:
 * - `error`: the effect throws; `throttle`: it throws because there is too much of it
 * - `timeout`: the function is ended while it waits for the effect, and the mapping is told; `crash`: the function
 *   dies of it
 * - `kill`: the process that holds mapping and function dies and starts again from its checkpoints
 * - `short`: a read hands over a part of what there is; `twice`: the same batch is handed over once more
 */
export type Manner = 'error' | 'throttle' | 'timeout' | 'crash' | 'kill' | 'short' | 'twice';

/** What can go wrong at a port. */
export interface FaultKind {
  readonly place: Place;
  readonly manner: Manner;
}

/** One thing that goes wrong. */
export interface Fault extends FaultKind {
  /** In [0, 1): how far a middle is, or which of several forms it takes. */
  readonly share: number;
}

const fault = (place: Place, ...manners: readonly Manner[]): readonly FaultKind[] =>
  manners.map((manner) => ({ place, manner }));

const times = (count: number, manner: Manner): readonly Manner[] =>
  Array.from({ length: count }, () => manner);

/** Everything that can go wrong, port by port. A kind that stands twice is twice as likely. */
export const FAULT_KINDS: Readonly<Record<Port, readonly FaultKind[]>> = {
  'stream put': [
    ...fault('before', 'error', 'throttle'),
    ...fault('middle', 'error'),
    ...fault('after', 'error'),
  ],
  'stream read': [...fault('before', 'error', 'throttle', 'kill'), ...fault('middle', 'short', 'short')],
  'checkpoint load': fault('before', 'error', 'kill'),
  'checkpoint save': [
    ...fault('before', 'error', 'kill'),
    ...fault('middle', 'error', 'kill'),
    ...fault('after', 'error', 'kill'),
  ],
  invocation: [
    ...fault('before', 'error', 'throttle', 'throttle'),
    ...fault('after', 'error', 'twice', 'twice'),
  ],
  'object put': [
    ...fault('before', ...times(4, 'error'), ...times(4, 'throttle'), 'timeout', 'crash', 'kill'),
    ...fault('middle', ...times(8, 'error'), 'timeout', 'crash', 'kill'),
    ...fault('after', ...times(8, 'error'), 'timeout', 'crash', 'kill'),
  ],
  metrics: [...fault('before', 'error'), ...fault('after', 'error')],
  'on-failure put': [
    ...fault('before', 'error', 'throttle', 'kill'),
    ...fault('middle', 'error', 'kill'),
    ...fault('after', 'error', 'kill'),
  ],
};

/** What an injected fault looks like to the code it happens to. */
export class InjectedFaultError extends Error {
  override readonly name = 'InjectedFaultError';

  constructor(port: Port, { place, manner }: FaultKind) {
    super(`${manner} ${place} a ${port}`);
  }
}
