/** What follows from an attempt. Reasons are codes; what a destination says in words is not kept. */
export type Judgement =
  | { readonly kind: 'done' }
  /** `afterMs`: no earlier than that from now, where the destination has said so. */
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Beside all of 5xx: what passes, or what whoever runs the destination may mend. */
const RETRIED: ReadonlySet<number> = new Set([401, 407, 409, 429]);
const SECOND_MS = 1000;

/**
 * EventBridge's rules: 2xx is success, 401, 407, 409, 429 and 5xx are tried again, all else is final. Of its own
 * backoff and the destination's Retry-After the longer pause counts, and a negative one ends the retries.
 *
 * @param retryAfter the header as it came, in seconds or as a date
 */
export function judgeAnswer(status: number, retryAfter: string | null, nowMs: number): Judgement {
  if (status >= 200 && status < 300) return { kind: 'done' };
  const reason = `http_${status}`;
  const afterMs = waitOf(retryAfter, nowMs);
  const isRetried = RETRIED.has(status) || status >= 500;
  return isRetried && afterMs >= 0 ? { kind: 'retry', reason, afterMs } : { kind: 'refused', reason };
}

function waitOf(retryAfter: string | null, nowMs: number): number {
  const text = retryAfter?.trim() ?? '';
  if (/^-?\d+$/.test(text)) return Number(text) * SECOND_MS;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - nowMs);
}
