import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommanderError } from 'commander';
import type { CommandContext } from './commands/context.ts';
import { readCliEnvironment } from './env.ts';
import { explainFailure } from './explain-failure.ts';
import { createConsole } from './output/console.ts';
import { createProgram } from './program.ts';

/** Runs one `lake` command and returns its exit code: 0 done, 1 wrong use or failure, 2 a check did not hold. */
export async function main(args: readonly string[]): Promise<number> {
  const env = readCliEnvironment(process.env);
  const { stdout, stderr, stdin } = process;
  const console = createConsole({ stdout, stderr, noColor: env.noColor, now: Date.now });
  const context: CommandContext = {
    console,
    env,
    standardInput: stdin,
    now: Date.now,
    sleep: (ms) => sleep(ms),
  };
  try {
    const code = await runCommand(args, context);
    await console.close();
    return code;
  } catch (error) {
    console.note(`lake: ${explainFailure(error, tmpdir())}`);
    return 1;
  }
}

/** Runs the command the arguments name; wrong arguments are told on stderr. */
export async function runCommand(args: readonly string[], context: CommandContext): Promise<number> {
  let code = 0;
  const program = createProgram(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args.map(notAnOption), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    throw error;
  }
}

/** A query that begins with a comment (`-- question: …`) is SQL and no option, as files pasted whole begin with one. */
function notAnOption(arg: string): string {
  return /^--(?:\s|[^=\n]*\n)/.test(arg) ? ` ${arg}` : arg;
}
