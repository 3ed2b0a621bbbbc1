import { type AskTables, readScoreParity } from '../ops/score-parity.ts';
import { formatScoreParity } from '../output/ops.ts';
import { runPython } from '../python.ts';
import type { CommandContext, CommonOptions } from './context.ts';
import type { Found } from './query.ts';

/** A check did not hold. */
const CHECK_FAILED = 2;

/** `lake kpis --ops`: whether the lake agrees with itself. */
export async function ops(options: CommonOptions, context: CommandContext): Promise<number> {
  const { console } = context;
  const parity = await readScoreParity(askTables(options, context));
  console.print(
    options.json ? JSON.stringify({ score_parity: parity }) : formatScoreParity(parity, console.styles),
  );
  return parity !== null && parity.different > 0 ? CHECK_FAILED : 0;
}

function askTables({ dir, env }: CommonOptions, context: CommandContext): AskTables {
  return async (sql) => {
    const found =
      env === undefined
        ? await runPython<Found>(['query', '--dir', dir, '--', sql])
        : await (await import('../aws/commands.ts')).ask(env, sql, context);
    return found.rows;
  };
}
