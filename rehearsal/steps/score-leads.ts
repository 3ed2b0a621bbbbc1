import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { RehearsalError } from '../rehearsal-error.ts';
import { deliverAgain } from '../scoring/deliver-again.ts';
import { requireScores } from '../scoring/lead-scores.ts';
import type { Listener } from '../scoring/listener.ts';
import { missingNews } from '../scoring/missing-news.ts';
import type { Stage } from '../stage.ts';
import { waitUntil } from '../wait-until.ts';

const TOLD_WITHIN_MS = 30_000;
const QUIET_MS = 1_000;

/** Every lead has its score, the bus has heard of it, and records that come again change nothing and tell nothing new. */
export async function requireScored(stage: Stage, listener: Listener): Promise<string> {
  const { scores, again } = await requireScores(stage);
  const left = await waitUntil(
    async () => missingNews(scores, await listener.heard()),
    (missing) => missing.length === 0,
    TOLD_WITHIN_MS,
  );
  if (left.length > 0)
    throw new RehearsalError(`the bus was not told ${left.length} times, as that ${left[0]}`);
  // a batch that ran beside the last one may still be telling
  await waitUntil(
    async () => {
      const { length } = await listener.heard();
      await sleep(QUIET_MS);
      return (await listener.heard()).length - length;
    },
    (added) => added === 0,
    TOLD_WITHIN_MS,
  );
  const before = await idsHeard(listener);
  const records = await deliverAgain(stage);
  if (!isDeepStrictEqual(await again(), scores)) {
    throw new RehearsalError('scores changed when records were delivered again');
  }
  const added = [...(await idsHeard(listener))].filter((id) => !before.has(id));
  if (added.length > 0) throw new RehearsalError(`${added.length} new events were told of old records`);
  const leads = scores.filter(({ attribution }) => attribution === 'lead');
  return (
    `${leads.length} leads scored as a store here scores them, ${before.size} events on the bus; ` +
    `${records} records delivered again: the same`
  );
}

async function idsHeard(listener: Listener): Promise<ReadonlySet<string>> {
  return new Set((await listener.heard()).map(({ detail }) => detail.id));
}
