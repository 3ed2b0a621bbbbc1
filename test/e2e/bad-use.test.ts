import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { ask, COMMAND_MS, lake, lakeJson, temporaryFolder } from './lake-process.ts';
import { expectOneSentence } from './one-sentence.ts';

jest.setTimeout(4 * COMMAND_MS);

const EVENT =
  '{"event_id":"a","event_type":"roadshow_lead","email":"ada@example.com","timestamp":"2025-01-01T10:00:00Z"}';

let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
/** Places in the scratch folder are written `~/name`. */
const placed = (text: string): string => text.replaceAll('~', scratch.folder);

beforeAll(async () => {
  scratch = await temporaryFolder('bad-use');
  const files = {
    'event.ndjson': EVENT,
    'event.unheard-of': EVENT,
    'rows.csv': 'id,when\n1,2025-01-01\n',
    'ragged.csv': 'id,when\n1\n',
    'broken.yaml': 'event_type: online_form\nfields: [broken\n',
    'misspelt.yaml': 'event_type: online_form\nfeilds: {event_id: id}\n',
    'no-type.yaml': 'fields: {event_id: id}\n',
    'no-column.yaml': 'event_type: online_form\nfields:\n  event_id: number\n',
    'good.yaml': 'event_type: online_form\nfields: {event_id: id}\n',
    'other/notes.txt': 'not a lake',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(scratch.folder, name)), { recursive: true });
    await writeFile(path.join(scratch.folder, name), text);
  }
  await lakeJson(['send', placed('~/event.ndjson'), '--arrival', 'event-time', '--dir', placed('~/unrun')]);
  await lakeJson(['send', placed('~/event.ndjson'), '--arrival', 'event-time', '--dir', placed('~/lake')]);
  await lakeJson(['run', '--as-of', '2025-02-01', '--dir', placed('~/lake')]);
});
afterAll(() => scratch.remove());

const sendMapped = (map: string, file = 'rows.csv') => [
  'send',
  `~/${file}`,
  '--map',
  `~/${map}`,
  '--dir',
  '~/lake',
];
const query = (sql: string) => ['query', sql, '--dir', '~/lake'];
const run = (...args: string[]) => ['run', '--dir', '~/lake', ...args];

/** What somebody does wrong, and what the sentence must say: the thing that is wrong, and how to mend it. */
const MISTAKES: readonly [string, readonly string[], RegExp][] = [
  ['a missing file', ['send', '~/gone.ndjson'], /gone\.ndjson: there is no such file/],
  ['a directory as file', ['send', '~/other', '--format', 'json'], /other is a directory; name a file in it/],
  ['a name that tells no format', ['send', '~/event.unheard-of'], /say --format ndjson, json, csv/],
  ['an unknown format', ['send', '~/event.ndjson', '--format', 'xml'], /'xml' is invalid.+ndjson, json, csv/],
  [
    'an unknown arrival',
    ['send', '~/event.ndjson', '--arrival', 'late'],
    /--arrival late .+ now or event-time/,
  ],
  ['CSV without a map', ['send', '~/rows.csv'], /csv needs a map .+ --map MAP\.yaml/],
  ['a map for what is not CSV', sendMapped('good.yaml', 'event.ndjson'), /a map is for csv/],
  ['a missing map', sendMapped('gone.yaml'), /gone\.yaml: there is no such file/],
  ['a map that is not YAML', sendMapped('broken.yaml'), /broken\.yaml:\d+: /],
  [
    'a map with a misspelt part',
    sendMapped('misspelt.yaml'),
    /misspelt\.yaml:2: "feilds" .+ allowed: .+fields/,
  ],
  ['a map without event type', sendMapped('no-type.yaml'), /event_type is missing; allowed: .*online_form/],
  [
    'a map with a column that is not there',
    sendMapped('no-column.yaml'),
    /:3: .+ "number" .+ it has: id, when/,
  ],
  ['a row of another width', sendMapped('good.yaml', 'ragged.csv'), /ragged\.csv:2: .+ number of cells/],
  [
    'a directory of other files as lake',
    ['send', '~/event.ndjson', '--dir', '~/other'],
    /is not a lake: name .+--dir/,
  ],
  ['a query with an unknown column', query('select nope from leads'), /no column "nope"/],
  ['a query with an unknown table', query('select * from laeds'), /"laeds"; nearest is leads/],
  ['a query that is no SQL', query('select (1'), /cannot be read at line 1/],
  ['a query that writes', query('delete from leads'), /"delete" .+ read-only/],
  ['a query that drops', query('drop table leads'), /"drop" .+ read-only/],
  ['two statements at once', query('select 1; drop table leads'), /one|read-only/],
  [
    'a query that reads a file',
    query("select * from read_csv('/etc/passwd')"),
    /only the lake's tables and views/,
  ],
  [
    'a query that names a file as table',
    query("select * from '/etc/passwd'"),
    /no table or view "\/etc\/passwd"/,
  ],
  [
    'a query of a directory that is not a lake',
    ['query', 'select 1', '--dir', '~/other'],
    /is not a lake .+--dir/,
  ],
  ['a query of a missing directory', ['query', 'select 1', '--dir', '~/gone'], /no lake at .+lake send FILE/],
  ['KPIs of a directory that is not a lake', ['kpis', '--dir', '~/other'], /is not a lake .+--dir/],
  ['KPIs of a missing directory', ['kpis', '--dir', '~/gone'], /no lake at .+lake send FILE/],
  ['KPIs before any run', ['kpis', '--dir', '~/unrun'], /run lake run first/],
  ['a run in a directory that is not a lake', ['run', '--dir', '~/other'], /is not a lake .+--dir/],
  ['a run in a missing directory', ['run', '--dir', '~/gone'], /no lake at .+lake send FILE/],
  ['a lead of a directory that is not a lake', ['lead', 'x', '--dir', '~/other'], /is not a lake .+--dir/],
  ['a lead of a missing directory', ['lead', 'x', '--dir', '~/gone'], /no lake at .+lake send FILE/],
  ['a run as of no time', run('--as-of', '2025-02-30'), /'2025-02-30' is not a time: write it like 20/],
  ['a run as of before the last', run('--as-of', '2025-01-15'), /before the last run's .+ --out DIR/],
  ['a run into a directory of other files', run('--out', '~/other'), /holds other files: name an empty/],
  ['a run into the lake itself', run('--out', '~/lake'), /is the lake itself: name another/],
  ['a stage that is none', run('--stage', 'sccore'), /the stages are process, features, score, kpis/],
  [
    'an engine that is none',
    run('--engine', 'abacus'),
    /--engine <engine>' argument 'abacus' is invalid\. Allowed choices are duckdb, spark/,
  ],
  ['no leads', ['demo', '--leads', '0'], /--leads 0 is not a whole number from 1/],
  ['words for a number of leads', ['demo', '--leads', 'many'], /--leads many is not a whole number from 1/],
  ['a demo in a directory of other files', ['demo', '--dir', '~/other'], /holds other files .+ --dir/],
  [
    'a lead nobody knows',
    ['lead', 'e_00ff', '--dir', '~/lake'],
    /no lead is known by e_00ff: check the spelling/,
  ],
  ['an unknown command', ['snd'], /unknown command 'snd' \(Did you mean send\?\)/],
  ['an unknown option', ['kpis', '--pretty'], /unknown option '--pretty'/],
  ['a file left out', ['send'], /missing required argument 'file'/],
];

describe('wrong use', () => {
  it.each(MISTAKES)(
    'of %s is answered with one sentence that names the mistake and the fix',
    async (_what, args, says) => {
      // Without a directory of its own a command would make one where the tests run.
      const dir = args.includes('--dir') ? [] : ['--dir', '~/fresh'];
      expectOneSentence(await lake([...args, ...dir].map(placed)), says);
      expect(existsSync(placed('~/fresh'))).toBe(false);
    },
  );

  it('leaves the lake as it was', async () => {
    const sql =
      'select (select count(*) from raw_events) as raw, (select max(as_of_ms) from lead_scores) as as_of';
    expect(await ask(placed('~/lake'), sql)).toEqual([{ raw: 1, as_of: Date.parse('2025-02-01') }]);
  });

  it('of another pepper is refused, for it would give the same people other ids', async () => {
    const answer = await lake(['send', placed('~/event.ndjson'), '--dir', placed('~/lake')], {
      env: { LEAD_LAKE_PEPPER: 'f'.repeat(32) },
    });
    expectOneSentence(answer, /LEAD_LAKE_PEPPER is not the pepper .+: unset it/);
    expect(answer.stderr).not.toContain('f'.repeat(32));
  });

  it('of SQL that begins with a comment is none: a query file can be given whole', async () => {
    expect(
      await ask(placed('~/lake'), '-- question: how many?\nselect count(*) as leads from leads'),
    ).toEqual([{ leads: 1 }]);
  });
});

describe('a run about the past', () => {
  it('writes to the directory named with --out, leaves the lake alone, and sends people with events back to it', async () => {
    const [dir, past] = [placed('~/lake'), placed('~/past')];
    await lakeJson(['run', '--as-of', '2025-01-15', '--out', past, '--dir', dir]);
    const asOf = 'select as_of_ms from lead_scores';
    expect(await ask(past, asOf)).toEqual([{ as_of_ms: Date.parse('2025-01-15') }]);
    expect(await ask(dir, asOf)).toEqual([{ as_of_ms: Date.parse('2025-02-01') }]);
    expect(await lakeJson(['lead', 'ada@example.com', '--dir', past])).toMatchObject({
      score: { as_of_ms: Date.parse('2025-01-15') },
    });
    for (const command of [['send', placed('~/event.ndjson')], ['run']]) {
      expectOneSentence(
        await lake([...command, '--dir', past]),
        /made from the events of .+ say --dir .+lake,/,
      );
    }
  });
});
