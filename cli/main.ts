import { setTimeout as sleep } from 'node:timers/promises';
import { Command, CommanderError, Option } from 'commander';
import type { CommandContext, CommonOptions } from './commands/context.ts';
import { demo } from './commands/demo.ts';
import { kpis } from './commands/kpis.ts';
import { lead } from './commands/lead.ts';
import { query } from './commands/query.ts';
import { run } from './commands/run.ts';
import { send } from './commands/send.ts';
import { DEFAULT_LEADS, DEFAULT_SEED } from './demo/season/index.ts';
import { readCliEnvironment } from './env.ts';
import { explainFailure } from './explain-failure.ts';
import { createConsole } from './output/console.ts';
import { INPUT_FORMATS } from './send/index.ts';

const DEFAULT_DIR = '.lake';

/** Runs one `lake` command and returns its exit code: 0 done, 1 wrong use or failure, 2 a check did not hold. */
export async function main(args: readonly string[]): Promise<number> {
  const env = readCliEnvironment(process.env);
  const { stdout, stderr, stdin } = process;
  const context: CommandContext = {
    console: createConsole({ stdout, stderr, noColor: env.noColor }),
    env,
    standardInput: stdin,
    now: Date.now,
    sleep: (ms) => sleep(ms),
  };
  let code = 0;
  const program = createProgram(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    context.console.note(`lake: ${explainFailure(error)}`);
    return 1;
  }
}

/** The command line: every command, its options and their meaning. */
function createProgram(context: CommandContext, finish: (code: number) => void): Command {
  const program = new Command('lake')
    .description('A lead lake on this machine: events in, scored leads and ten KPIs out.')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`lake: ${text.replace(/^error: /, '')}`) });
  const command = (usage: string, description: string) =>
    program
      .command(usage)
      .description(description)
      .option('--dir <dir>', "the lake's directory", DEFAULT_DIR)
      .option('--json', 'print one JSON document', false);
  const act =
    <A extends unknown[]>(work: (...args: A) => Promise<number>) =>
    async (...args: A) =>
      finish(await work(...args));

  command('demo', 'a sample season of leads through the whole lake')
    .option('--leads <n>', 'how many leads', String(DEFAULT_LEADS))
    .option('--seed <n>', 'the same seed gives the same season', String(DEFAULT_SEED))
    .action(act((options) => demo(options, context)));
  command('send <file>', 'send events to the stream and let the gate take them (- for standard input)')
    .addOption(
      new Option('--format <format>', "the file's format, else its extension tells").choices(INPUT_FORMATS),
    )
    .option('--map <map.yaml>', 'which CSV column feeds which field')
    .option('--arrival <when>', 'when the events count as arrived: now or event-time', 'now')
    .action(act((file: string, options) => send(file, options, context)));
  command('run', 'the pipeline: new events become profiles, features, scores and KPIs')
    .option('--engine <engine>', 'what runs the models', 'duckdb')
    .option('--as-of <time>', 'the time the run is about (ISO 8601), else its start')
    .option('--out <dir>', 'write the tables to another directory')
    .option('--stage <name>', 'only this stage')
    .action(act((options) => run(options, context)));
  command('query <sql>', 'ask the tables in Athena SQL')
    .option('--csv', 'print CSV', false)
    .action(act((sql: string, options) => query(sql, options, context)));
  command('kpis', 'the ten KPIs of the newest run').action(
    act((options: CommonOptions) => kpis(options, context)),
  );
  command('lead <who>', 'one lead, by e-mail, phone or id: profile, score, reasons, timeline').action(
    act((who: string, options: CommonOptions) => lead(who, options, context)),
  );
  return program;
}
