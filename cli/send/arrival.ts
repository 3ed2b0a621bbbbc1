/** When a record counts as arrived. */
export type ArrivalMsOf = (payload: Uint8Array, nowMs: number) => number;

/** `--arrival now`: a record arrives when it is sent. */
export const arrivalNow: ArrivalMsOf = (_payload, nowMs) => nowMs;

/**
 * `--arrival event-time`: history arrives at the time each event states for itself. An event that states none, or
 * one that is yet to come, arrives now: nothing has arrived before it was sent from the future.
 */
export function arrivalAtEventTime(claimedTimeOf: (payload: Uint8Array) => number | null): ArrivalMsOf {
  return (payload, nowMs) => {
    const claimedMs = claimedTimeOf(payload);
    return claimedMs !== null && claimedMs >= 0 && claimedMs <= nowMs ? Math.trunc(claimedMs) : nowMs;
  };
}
