import { jest } from '@jest/globals';
import { runCommand } from '#cli/main.ts';
import { createTestContext } from './commands/test-context.ts';

async function lake(...args: string[]) {
  const { context, written } = createTestContext();
  return { code: await runCommand(args, context), ...written };
}

// It starts programs, which takes its time on a machine that is busy with other things.
jest.setTimeout(60_000);

describe('the command line', () => {
  it('shows its help and fails where no command is named', async () => {
    const { code, stdout, stderr } = await lake();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Usage: lake \[options\] \[command\]\n/);
  });

  it('shows its help and does not fail where it is asked for', async () => {
    for (const args of [['--help'], ['help']]) {
      const { code, stdout } = await lake(...args);
      expect(code).toBe(0);
      for (const command of [
        'demo',
        'send',
        'run',
        'query',
        'kpis',
        'dashboard',
        'lead',
        'score',
        'override',
      ]) {
        expect(stdout).toMatch(new RegExp(`\n {2}${command} `));
      }
    }
  });

  it.each(['demo', 'send', 'run', 'query', 'kpis', 'dashboard', 'lead', 'score', 'override'])(
    'explains %s with examples',
    async (command) => {
      const { code, stdout } = await lake(command, '--help');
      expect(code).toBe(0);
      expect(stdout).toMatch(/--dir <dir> +the lake's directory \(default: "\.lake"\)/);
      expect(stdout).toMatch(new RegExp(`\nExamples:\n {2}(.+ \\| )?lake ${command}`));
    },
  );

  it.each([
    [['snd'], "lake: unknown command 'snd' (Did you mean send?)\n"],
    [['kpis', '--pretty'], "lake: unknown option '--pretty'\n"],
    [['send'], "lake: missing required argument 'file'\n"],
    [['override', 'x'], "lake: required option '--band <band>' not specified\n"],
    [
      ['send', 'x', '--format', 'xml'],
      /^lake: .+'xml' is invalid\. Allowed choices are ndjson, json, csv\.\n$/,
    ],
    [['run', '--engine', 'flink'], /^lake: .+'flink' is invalid\. Allowed choices are duckdb, spark\.\n$/],
  ])('answers %j in one line', async (args, line) => {
    const { code, stdout, stderr } = await lake(...args);
    expect([code, stdout]).toEqual([1, '']);
    if (typeof line === 'string') expect(stderr).toBe(line);
    else expect(stderr).toMatch(line);
  });

  it('refuses two forms of one result', async () => {
    await expect(lake('query', 'select 1', '--json', '--csv')).rejects.toThrow('name one of them');
  });

  it('takes SQL that begins with a comment for SQL', async () => {
    const sql = '-- question: how many?\nselect 1';
    await expect(lake('query', sql, '--dir', '/nowhere')).rejects.toThrow(/there is no lake at \/nowhere/);
  });

  it('says its version', async () => {
    expect(await lake('--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});
