import type { LakeDirectory } from '../lake/lake-directory.ts';
import { formatNumber } from '../output/table.ts';
import { arrivalNow } from '../send/index.ts';
import type { CommandContext } from './context.ts';
import { sendTo } from './send.ts';

/**
 * Delivers what an interrupted send left in the stream. On AWS the event source mapping never stops doing so;
 * here there is nobody between two commands.
 */
export async function drainLeftover(lake: LakeDirectory, context: CommandContext): Promise<void> {
  const { leftover } = await sendTo(lake, nothing(), arrivalNow, context);
  if (leftover.read > 0) {
    context.console.note(
      `took ${formatNumber(leftover.read)} records that an interrupted send had left waiting`,
    );
  }
}

async function* nothing(): AsyncGenerator<never> {}
