import type { CrmUpdate } from '#domain/scoring/crm-update.ts';
import { backoffMs } from '../mapping/next-step.ts';
import { attempt, UNREACHABLE } from './attempt.ts';
import type { DeliverySettings } from './settings.ts';

/** What became of one event. */
export type Delivery =
  | { readonly outcome: 'delivered' }
  /** It will not be tried again. */
  | { readonly outcome: 'given_up'; readonly reason: string; readonly attempts: number }
  /** Nobody is there, or there is no time left: it is as good as it was. */
  | { readonly outcome: 'waits'; readonly reason: string };

export interface DeliverProps {
  readonly update: CrmUpdate;
  /** When the event was handed to the bus. */
  readonly eventTimeMs: number;
  /** After this no attempt is begun. */
  readonly deadlineMs: number;
  /** Who asks: the destination's API key. */
  readonly authorization: Readonly<Record<string, string>>;
  readonly settings: DeliverySettings;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Delivers one event, as often as its settings allow. */
export async function deliver(props: DeliverProps): Promise<Delivery> {
  const { update, eventTimeMs, deadlineMs, authorization, settings, now, sleep } = props;
  for (let attempts = 1; ; attempts += 1) {
    const judgement = await attempt(update, authorization, settings.timeoutMs, now);
    if (judgement.kind === 'done') return { outcome: 'delivered' };
    const { reason } = judgement;
    if (judgement.kind === 'refused') return { outcome: 'given_up', reason, attempts };
    const pauseMs = Math.max(backoffMs(attempts, settings), judgement.afterMs);
    const nextMs = now() + pauseMs;
    if (nextMs - eventTimeMs > settings.maximumEventAgeMs) return { outcome: 'given_up', reason, attempts };
    if (attempts > settings.maximumRetryAttempts) {
      // The event has no part in it, and so does not pay for it.
      return reason === UNREACHABLE
        ? { outcome: 'waits', reason }
        : { outcome: 'given_up', reason, attempts };
    }
    if (nextMs > deadlineMs) return { outcome: 'waits', reason };
    await sleep(pauseMs);
  }
}
