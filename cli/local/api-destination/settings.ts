/** The rules of EventBridge for API destinations, under its own names; our defaults fit a person who waits. */
export interface DeliverySettings {
  /** How long an answer may take. @default 5 s, as with EventBridge */
  readonly timeoutMs: number;
  /** Retries after the first attempt; EventBridge makes up to 185. @default 3 */
  readonly maximumRetryAttempts: number;
  /** An event older than this is not tried again. @default 24 h, EventBridge's longest */
  readonly maximumEventAgeMs: number;
  /** First pause after a failure; doubled with each further one. @default 1 s */
  readonly backoffBaseMs: number;
  /** Longest pause of the backoff's own; what the destination asks for may be longer. @default 30 s */
  readonly backoffCapMs: number;
}

const SECOND_MS = 1000;

export const DEFAULT_DELIVERY_SETTINGS: DeliverySettings = {
  timeoutMs: 5 * SECOND_MS,
  maximumRetryAttempts: 3,
  maximumEventAgeMs: 24 * 60 * 60 * SECOND_MS,
  backoffBaseMs: SECOND_MS,
  backoffCapMs: 30 * SECOND_MS,
};
