import type { LakeDirectory } from '../lake/lake-directory.ts';
import { leftoverSentence } from '../output/send-result.ts';
import { arrivalNow, LakeBusyError } from '../send/index.ts';
import type { CommandContext } from './context.ts';
import { sendTo } from './send.ts';

/**
 * Delivers what an interrupted send left in the stream. On AWS the event source mapping never stops doing so;
 * here there is nobody between two commands. Where a send is under way, delivering is its business.
 */
export async function drainLeftover(lake: LakeDirectory, context: CommandContext): Promise<void> {
  try {
    const { leftover } = await sendTo(lake, nothing(), arrivalNow, context);
    if (leftover.read > 0) context.console.note(`took ${leftoverSentence(leftover.read)}`);
  } catch (error) {
    if (!(error instanceof LakeBusyError)) throw error;
  }
}

async function* nothing(): AsyncGenerator<never> {}
