import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import {
  DASHBOARD_FILE,
  DEFAULT_ARRIVAL,
  DEFAULT_ENGINE,
  ENGINES,
  OVERRIDE_BANDS,
} from './commands/choices.ts';
import { type CommandContext, type CommonOptions, DEFAULT_DIR } from './commands/context.ts';
import type { LeadOptions } from './commands/lead.ts';
import { DEFAULT_LEADS, DEFAULT_SEED } from './demo/season/defaults.ts';
import { formatNumber } from './output/quantities.ts';
import { INPUT_FORMATS } from './send/input-format.ts';
import { ROOT } from './setup/paths.mjs';

/**
 * The command line: every command, its options and their meaning. A command is loaded when it is called.
 *
 * @param finish told the command's exit code
 */
export function createProgram(context: CommandContext, finish: (code: number) => void): Command {
  const { console } = context;
  const program = new Command('lake')
    .description('A lead lake on this machine: events in, scored leads and ten KPIs out.')
    .version(version(), '-V, --version', 'print the version')
    .option('--env <name>', 'work on the lake of this environment on AWS')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'Print the help of a command.')
    .exitOverride()
    .enablePositionalOptions()
    .hook('preSubcommand', handEnvironmentOn)
    .configureOutput({
      writeOut: (text) => console.print(text.trimEnd()),
      writeErr: (text) => console.note(text.trimEnd()),
      outputError: (text, write) => write(`lake: ${inOneLine(text)}`),
    })
    .addHelpText(
      'after',
      examples(
        ['lake demo', 'see it at work on a made-up season'],
        ['lake send events.ndjson', 'bring in events of your own'],
        ['lake run', 'make leads, scores and KPIs of them'],
        ['lake kpis', 'see how it goes'],
      ),
    );
  const command = (usage: string, description: string, ...shown: Example[]) =>
    program
      .command(usage)
      .description(description)
      .option('--dir <dir>', "the lake's directory", DEFAULT_DIR)
      .option('--json', 'print one JSON document instead of text')
      .addHelpText('after', examples(...shown));
  /** Works on a lake on AWS as well; options that only mean something on this machine cannot be used with it. */
  const onAws = (...notThere: string[]) =>
    new Option('--env <name>', 'the lake of this environment on AWS, not one on this machine').conflicts([
      'dir',
      ...notThere,
    ]);
  const act =
    <A extends unknown[]>(work: (...args: A) => Promise<number>) =>
    async (...args: A) =>
      finish(await work(...args));

  command(
    'demo',
    'Take a sample season of leads through the whole lake.',
    ['lake demo', 'a season of the usual size, in .lake'],
    ['lake demo --leads 300 --dir small-lake', 'a small one elsewhere'],
  )
    .addOption(
      new Option('--leads <n>', 'how many leads').default(String(DEFAULT_LEADS), formatNumber(DEFAULT_LEADS)),
    )
    .addOption(
      new Option('--seed <n>', 'the same seed gives the same season').default(
        String(DEFAULT_SEED),
        formatNumber(DEFAULT_SEED),
      ),
    )
    .action(act(async (options) => (await import('./commands/demo.ts')).demo(options, context)));
  command(
    'send <file>',
    'Send events to the stream and let the gate take them; - is standard input.',
    ['lake send events.ndjson', 'one JSON event a line'],
    ['lake send leads.csv --map leads.yaml', 'a row each; the map says which column is what'],
    ['lake send history.ndjson --arrival event-time', 'history, as if it had come in at its time'],
    ['tail -1 events.ndjson | lake send -', 'from another program'],
  )
    .addOption(
      new Option('--format <format>', "the file's format, else its name tells").choices(INPUT_FORMATS),
    )
    .option('--map <map.yaml>', 'which CSV column feeds which field; see samples/maps')
    .option('--arrival <when>', 'when the events count as arrived: now or event-time', DEFAULT_ARRIVAL)
    .addOption(onAws())
    .action(
      act(async (file: string, options) => (await import('./commands/send.ts')).send(file, options, context)),
    );
  command(
    'run',
    'Run the pipeline: new events become profiles, features, scores and KPIs.',
    ['lake run', 'what has come in since the last run'],
    ['lake run --as-of 2025-01-31 --out january', 'how things stood then, in tables of their own'],
  )
    .addOption(
      new Option('--engine <engine>', 'what runs the models; spark needs Java 17')
        .choices(ENGINES)
        .default(DEFAULT_ENGINE),
    )
    .option('--as-of <time>', 'the time the run is about (ISO 8601), else its start')
    .option('--out <dir>', 'write the tables to another directory')
    .option('--stage <name>', 'only this stage')
    .addOption(onAws('engine', 'out', 'stage'))
    .action(act(async (options) => (await import('./commands/run.ts')).run(options, context)));
  command(
    'query <sql>',
    'Ask the tables in Athena SQL.',
    ['lake query "show tables"', 'what there is to ask'],
    ['lake query "select * from sales_call_list order by position limit 10"', 'whom to call now'],
    ['lake query "select * from lead_profiles" --csv > leads.csv', 'for a spreadsheet'],
  )
    .option('--csv', 'print CSV')
    .addOption(onAws())
    .action(
      act(async (sql: string, options) => (await import('./commands/query.ts')).query(sql, options, context)),
    );
  command(
    'kpis',
    'Show the ten KPIs of the newest run.',
    ['lake kpis', 'how it goes'],
    ['lake kpis --ops', 'whether real-time scores are those of the pipeline'],
  )
    .option('--ops', 'show how the lake itself is doing; exit code 2 where a check does not hold')
    .addOption(onAws())
    .action(
      act(async ({ ops, ...options }: CommonOptions & { ops?: boolean }) =>
        ops
          ? (await import('./commands/ops.ts')).ops(options, context)
          : (await import('./commands/kpis.ts')).kpis(options, context),
      ),
    );
  command(
    'dashboard',
    'Write the KPI page: one file to look at in a browser.',
    ['lake dashboard', "the newest run, as a page in the lake's directory"],
    ['lake dashboard --out kpis.html', 'as a file to hand on: it holds no contact data'],
  )
    .option('--out <file>', `where to write it, else ${DASHBOARD_FILE} in the lake's directory`)
    .action(act(async (options) => (await import('./commands/dashboard.ts')).dashboard(options, context)));
  command(
    'lead <who>',
    'Show one lead, named by e-mail, phone or id: profile, scores, reasons, timeline.',
    ['lake lead ada@example.com', 'by e-mail'],
    ['lake lead "+1 202 555 0123"', 'by phone'],
    ['lake lead hubspot:123', 'by its id here or in another system'],
    ['lake lead ada@example.com --from 2025-01-31', 'and why its score has changed since then'],
  )
    .option('--why', 'tell why the real-time score last changed')
    .option('--from <time>', 'tell why it changed since this time (ISO 8601)')
    .option('--to <time>', 'until this time, else now')
    .addOption(onAws())
    .action(
      act(async (who: string, options: LeadOptions) =>
        (await import('./commands/lead.ts')).lead(who, options, context),
      ),
    );
  command(
    'score <what>',
    'Tell what real-time scoring says of a lead now, or would say after the events of a file.',
    ['lake score ada@example.com', 'one lead, named by e-mail, phone or id'],
    ['lake score events.ndjson', 'the leads of a file; nothing is stored'],
    ['lake score leads.csv --map leads.yaml', 'a row each; the map says which column is what'],
  )
    .addOption(
      new Option('--format <format>', "the file's format, else its name tells").choices(INPUT_FORMATS),
    )
    .option('--map <map.yaml>', 'which CSV column feeds which field; see samples/maps')
    .addOption(onAws('format', 'map'))
    .action(
      act(async (what: string, options) =>
        (await import('./commands/score.ts')).score(what, options, context),
      ),
    );
  command(
    'override <who>',
    'Set the band of a lead for a while, whatever its points say; NONE withdraws that.',
    [
      'lake override ada@example.com --band HOT --by "Grace" --why "met at the fair" --until 2025-02-14',
      'to the end of that day (UTC)',
    ],
    ['lake override hubspot:123 --band NONE --by "Grace" --why "was a mistake"', 'the points decide again'],
  )
    .addOption(new Option('--band <band>', 'the band to set').choices(OVERRIDE_BANDS).makeOptionMandatory())
    .requiredOption('--by <name>', 'who sets it')
    .requiredOption('--why <text>', 'why; kept with the event')
    .option('--until <time>', 'until when it holds: a day, or a time (ISO 8601)')
    .addOption(onAws())
    .action(
      act(async (who: string, options) =>
        (await import('./commands/override.ts')).override(who, options, context),
      ),
    );
  return program;
}

/** `lake --env dev send …` says the same as `lake send … --env dev`. */
function handEnvironmentOn(program: Command, command: Command): void {
  const { env } = program.opts();
  if (env === undefined) return;
  if (!command.options.some((option) => option.attributeName() === 'env')) {
    program.error(`error: lake ${command.name()} works on this machine alone: leave --env out`);
  }
  command.setOptionValueWithSource('env', env, 'cli');
}

type Example = readonly [command: string, what: string];

function examples(...shown: readonly Example[]): string {
  return `\nExamples:\n${shown.map(([line, what]) => `  ${line}\n      ${what}`).join('\n')}`;
}

/** Commander's complaint as one line: it begins with `error: ` and puts what it suggests on a line of its own. */
function inOneLine(text: string): string {
  return text
    .replace(/^error: /, '')
    .trimEnd()
    .replaceAll('\n', ' ');
}

function version(): string {
  return JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version;
}
