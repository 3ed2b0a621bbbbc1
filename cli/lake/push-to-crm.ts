import path from 'node:path';
import { StoreWriteError } from '#adapters/store-write-error.ts';
import type { CommandContext } from '../commands/context.ts';
import {
  DEAD_LETTERS,
  type PushResult,
  pushBandChanges,
} from '../local/api-destination/push-band-changes.ts';
import { DEFAULT_DELIVERY_SETTINGS } from '../local/api-destination/settings.ts';
import { createSubscriberCursor } from '../local/api-destination/subscriber-cursor.ts';
import { endOfBus } from '../local/bus-reader.ts';
import { LakeBusyError } from '../local/lake-busy-error.ts';
import { withLock } from '../local/lock.ts';
import { formatCount } from '../output/quantities.ts';
import { crmEndpointOf } from './crm-endpoint.ts';
import { busFolder, crmFolder } from './lake-bus.ts';
import type { LakeDirectory } from './lake-directory.ts';

/** How long a command goes on pushing; whoever waits for it wanted something else. */
const BUDGET_MS = 60_000;

/**
 * Subscribes the CRM to what the bus hears from now on, where one is configured and has not been subscribed
 * before: as with a rule on AWS, what was announced earlier is not told again. A demo's leads are nobody's.
 *
 * @throws UserError for a CRM that cannot be meant, before anything is done
 */
export async function subscribeCrm(lake: LakeDirectory, { env }: CommandContext): Promise<void> {
  if (crmEndpointOf(env) === null || lake.isDemo) return;
  await createSubscriberCursor(crmFolder(lake)).begin(await endOfBus(busFolder(lake)));
}

/**
 * Pushes the band changes that the CRM has not heard of, where one is configured. Never fails what a command
 * was called for: what cannot be pushed waits on the bus, or lies among the dead letters, and a line says so.
 */
export async function pushToCrm(lake: LakeDirectory, context: CommandContext): Promise<void> {
  const endpoint = crmEndpointOf(context.env);
  if (endpoint === null || lake.isDemo) return;
  const { console, now, sleep } = context;
  const subscriber = crmFolder(lake);
  try {
    const lock = { lakeDir: lake.root, purpose: 'push', nowMs: now() } as const;
    const result = await withLock(lock, () =>
      pushBandChanges({
        ...endpoint,
        bus: busFolder(lake),
        subscriber,
        cursor: createSubscriberCursor(subscriber),
        settings: DEFAULT_DELIVERY_SETTINGS,
        budgetMs: BUDGET_MS,
        now,
        sleep,
        onProgress: (dealtWith) => console.progress(`told the CRM of ${formatCount(dealtWith, 'change')}`),
      }),
    );
    for (const line of sentencesOf(result, path.join(subscriber, DEAD_LETTERS))) console.note(line);
  } catch (error) {
    // Another command is at it.
    if (error instanceof LakeBusyError) return;
    if (!(error instanceof StoreWriteError)) throw error;
    console.note(`the CRM has not been told of all changes: ${error.message}`);
  }
}

function sentencesOf({ delivered, givenUp, waitsFor }: PushResult, deadLetters: string): string[] {
  const reasons = Object.entries(givenUp).map(([reason, count]) => `${reason}: ${count}`);
  return [
    ...(delivered > 0 ? [`told the CRM of ${formatCount(delivered, 'change')} of band`] : []),
    ...(reasons.length > 0
      ? [
          `the CRM would not take some changes of band (${reasons.join(', ')}); they are kept in ${deadLetters}`,
        ]
      : []),
    ...(waitsFor === null
      ? []
      : [`changes of band wait for the CRM (${waitsFor}); the next send or run tells it of them`]),
  ];
}
