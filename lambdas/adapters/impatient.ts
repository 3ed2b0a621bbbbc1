export interface Patience {
  /** How long a connection may take. */
  readonly connectMs: number;
  /** How long an answer may keep silent, before it begins and while it comes. */
  readonly answerMs: number;
}

/** Settings of an AWS client that gives up on a call that hangs, which then has failed as any other. */
export const impatient = ({ connectMs, answerMs }: Patience) => ({
  requestHandler: {
    connectionTimeout: connectMs,
    requestTimeout: answerMs,
    // without it, that time is told to a log and nothing else comes of it
    throwOnRequestTimeout: true,
    // the other time is over once an answer begins
    socketTimeout: answerMs,
  },
});

/** For functions that somebody waits for: what a call was for that they give up on is done again. */
export const IMPATIENT = impatient({ connectMs: 1_000, answerMs: 5_000 });
