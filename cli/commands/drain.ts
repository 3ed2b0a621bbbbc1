import { keptObjects } from '../../lambdas/drain/drain-summary.ts';
import type { LakeDirectory } from '../lake/lake-directory.ts';
import { drainOnFailure } from '../lake/local-drain.ts';
import { withScoring } from '../lake/score-along.ts';
import { withLock } from '../local/lock.ts';
import { ON_FAILURE_PREFIX } from '../local/mapping/invocation-record.ts';
import { formatCount } from '../output/quantities.ts';
import { leftoverSentence } from '../output/send-result.ts';
import { arrivalNow, LakeBusyError } from '../send/index.ts';
import type { CommandContext } from './context.ts';
import { sendTo } from './send.ts';

/**
 * Delivers what earlier sends left behind: first what waits in the stream, then what the gate has failed on. On AWS
 * the event source mapping never stops doing the one, and a scheduled function does the other; here there is nobody
 * between two commands. Where a send is under way, delivering is its business.
 */
export async function drainLeftover(lake: LakeDirectory, context: CommandContext): Promise<void> {
  const { console, now } = context;
  try {
    const { leftover } = await withScoring(lake, context, async (scoring) => {
      const result = await sendTo(lake, nothing(), arrivalNow, context, scoring);
      await scoring.takeGivenUp();
      return result;
    });
    if (leftover.read > 0) console.note(`took ${leftoverSentence(leftover.read)}`);
    const lock = { lakeDir: lake.root, purpose: 'send', nowMs: now() } as const;
    const drained = await withLock(lock, () => drainOnFailure(lake, now));
    const events = drained.accepted + drained.quarantined;
    if (events > 0) console.note(`took ${formatCount(events, 'event')} that the gate had failed on before`);
    const kept = keptObjects(drained);
    if (kept > 0) {
      console.note(
        `${formatCount(kept, 'object')} under ${ON_FAILURE_PREFIX}/ could not be taken, and will be tried again`,
      );
    }
  } catch (error) {
    if (!(error instanceof LakeBusyError)) throw error;
  }
}

async function* nothing(): AsyncGenerator<never> {}
