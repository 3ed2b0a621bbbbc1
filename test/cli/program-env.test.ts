import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '#cli/main.ts';
import { ROOT } from '#cli/setup/paths.mjs';
import { createTestContext } from './commands/test-context.ts';

async function lake(...args: string[]) {
  const { context, written } = createTestContext('{"event_type":"page_view"}\n');
  return { code: await runCommand(args, context), ...written };
}

describe('lake --env', () => {
  it.each(['send', 'run', 'query', 'kpis', 'lead', 'score', 'override'])(
    'is explained by the help of %s',
    async (command) => {
      expect((await lake(command, '--help')).stdout).toMatch(
        /--env <name> +the lake of this environment on AWS/,
      );
    },
  );

  it.each([
    [['--env', 'moon', 'kpis']],
    [['kpis', '--env', 'moon']],
    [['--env', 'moon', 'query', 'select 1']],
    [['--env', 'moon', 'lead', 'ada@example.com']],
    [['run', '--env', 'moon']],
    [['--env', 'moon', 'send', '-']],
    [['--env', 'moon', 'score', 'ada@example.com']],
    [['override', 'a:1', '--band', 'NONE', '--by', 'Grace', '--why', 'a mistake', '--env', 'moon']],
  ])('says the same before and behind the command: %j', async (args) => {
    await expect(lake(...args)).rejects.toThrow('--env moon is no environment: there are ');
  });

  it.each([
    [['--env', 'dev', 'kpis', '--dir', 'x'], '--dir <dir>'],
    [['run', '--env', 'dev', '--engine', 'spark'], '--engine <engine>'],
    [['run', '--env', 'dev', '--out', 'x'], '--out <dir>'],
    [['--env', 'dev', 'run', '--stage', 'kpis'], '--stage <name>'],
    [['--env', 'dev', 'score', 'x', '--map', 'x.yaml'], '--map <map.yaml>'],
  ])('excludes what only a lake on this machine has: %j', async (args, option) => {
    const { code, stderr } = await lake(...args);
    expect(code).toBe(1);
    expect(stderr).toBe(`lake: option '--env <name>' cannot be used with option '${option}'\n`);
  });

  it('refuses to say when events arrived, which the stream does', async () => {
    await expect(lake('--env', 'dev', 'send', '-', '--arrival', 'event-time')).rejects.toThrow(
      '--arrival event-time is for a lake on this machine: on AWS the stream says when an event arrived',
    );
  });

  it('scores no file, as its events would be read under a pepper that stays where it is', async () => {
    await expect(lake('--env', 'dev', 'score', '-')).rejects.toThrow(
      'a file is scored on this machine alone',
    );
  });

  it.each(['demo', 'dashboard'])('is refused by %s, which is for this machine', async (command) => {
    const { code, stderr } = await lake('--env', 'dev', command);
    expect([code, stderr]).toEqual([
      1,
      `lake: lake ${command} works on this machine alone: leave --env out\n`,
    ]);
  });

  it('is all that loads an SDK: no other part of the command line imports what works on AWS', () => {
    const sources = readdirSync(path.join(ROOT, 'cli'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.startsWith('aws/'),
    );
    const loading = sources.filter((name) =>
      /^import (?!type ).*'(?:.*\/aws\/.*|@aws-sdk\/.*)';$/m.test(
        readFileSync(path.join(ROOT, 'cli', name), 'utf8'),
      ),
    );
    expect(sources.length).toBeGreaterThan(50);
    expect(loading).toEqual([]);
  });
});
