import { errorCode } from '#adapters/store-write-error.ts';
import type { CrmUpdate } from '#domain/scoring/crm-update.ts';
import { type Judgement, judgeAnswer } from './judge-answer.ts';

/** Reason of an attempt that found nobody to answer: it says nothing about the event. */
export const UNREACHABLE = 'unreachable';

/** Codes of connections that never came about. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Makes the request once. Redirects are not followed, as EventBridge follows none. */
export async function attempt(
  { url, method, headers, body }: CrmUpdate,
  extraHeaders: Readonly<Record<string, string>>,
  timeoutMs: number,
  now: () => number,
): Promise<Judgement> {
  try {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, ...extraHeaders },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // What it says is not looked at; left unread it would hold the connection.
    await answer.body?.cancel().catch(() => undefined);
    return judgeAnswer(answer.status, answer.headers.get('retry-after'), now());
  } catch (error) {
    return { kind: 'retry', reason: reasonOf(error), afterMs: 0 };
  }
}

/** What fetch fails with wherever the answer could not be had; anything else is a mistake of ours. */
interface FetchFailure {
  readonly name?: string;
  readonly message?: string;
  readonly cause?: unknown;
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as FetchFailure;
  if (name === 'TimeoutError') return 'timeout';
  if (message !== 'fetch failed') throw error;
  return NEVER_CONNECTED.has(errorCode(cause) ?? '') ? UNREACHABLE : 'connection_failed';
}
