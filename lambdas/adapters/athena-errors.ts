import type { QueryExecutionStatus } from '@aws-sdk/client-athena';

/** A statement came to a bad end. Its message names only a code: what Athena says may quote what it read. */
export class AthenaStatementError extends Error {
  override readonly name = 'AthenaStatementError';
  readonly state: 'FAILED' | 'CANCELLED';
  /** What Athena says. Tell people only where the statement reads no data. */
  readonly reason: string;
  /** Whether Athena says that the same statement may succeed when it is run again. */
  readonly isRetryable: boolean;

  constructor(id: string, state: 'FAILED' | 'CANCELLED', status: QueryExecutionStatus | undefined) {
    const reason = status?.StateChangeReason ?? 'no reason given';
    const code = /^[A-Z][A-Z_]{3,}(?=[\s:]|$)/.exec(reason)?.[0] ?? 'no code';
    super(`Athena statement ${id} ended as ${state} (${code})`);
    this.state = state;
    this.reason = reason;
    this.isRetryable = status?.AthenaError?.Retryable ?? false;
  }
}

/** Athena answered something that its documentation rules out. */
export class AthenaAnswerError extends Error {
  override readonly name = 'AthenaAnswerError';

  constructor(what: string) {
    super(`Athena answered ${what}`);
  }
}
