import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createDirectoryObjectInbox } from '#adapters/directory-object-inbox.ts';
import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { drainLeftover } from '#cli/commands/drain.ts';
import { send } from '#cli/commands/send.ts';
import { type LakeDirectory, openLake } from '#cli/lake/lake-directory.ts';
import { openProfilesTable, profilesFolder, profilesOver } from '#cli/lake/lake-profiles.ts';
import { type LocalScoring, SCORING_ON_FAILURE_PREFIX } from '#cli/lake/local-scoring.ts';
import { withScoring } from '#cli/lake/score-along.ts';
import { createStoreOnFailure } from '#cli/local/mapping/invocation-record.ts';
import type { LocalStream } from '#cli/local/stream.ts';
import { DAY_MS } from '#domain/values/calendar.ts';
import { goldenLines } from '../commands/golden-lead.ts';
import { createTestContext } from '../commands/test-context.ts';

describe('scoring beside the gate', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'along-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const lakeOf = (): LakeDirectory => openLake({ dir, pepper: undefined });
  const sendLines = async (lines: readonly string[], days = 0) => {
    const { context, written } = createTestContext(lines.join('\n'));
    const now = () => context.now() + days * DAY_MS;
    await send('-', { dir, arrival: 'now', json: true }, { ...context, now });
    return { result: JSON.parse(written.stdout), stderr: written.stderr };
  };
  const scores = async () => {
    const table = openProfilesTable(lakeOf());
    const keys = new Set(announced().map(({ leadId }) => leadId));
    const found = await Promise.all([...keys].map((key) => profilesOver(table).profiles.read(key)));
    await table.close();
    return found.map((profile) => profile?.score?.finalScore);
  };
  const announced = () =>
    readFileSync(path.join(dir, 'bus', 'events.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).detail);
  const inbox = (prefix: string) => createDirectoryObjectInbox(path.join(dir, 'objects', prefix));
  const logged = async () => {
    const lines: number[] = [];
    for await (const { key } of inbox('score-log').list()) {
      const text = gunzipSync((await inbox('score-log').read(key)) ?? new Uint8Array()).toString();
      lines.push(
        ...text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).final_score),
      );
    }
    return lines;
  };

  it('scores, logs and announces each event once, over many sends', async () => {
    const [first = '', ...others] = goldenLines();
    await sendLines([first]);
    await sendLines(others);
    await sendLines([first]);
    expect(await scores()).toEqual([110]);
    expect((await logged()).sort((a, b) => a - b)).toEqual([40, 65, 110, 110]);
  });

  it('scores the whole stream again, however old, where its store is gone, with the same words to the bus', async () => {
    await sendLines(goldenLines());
    const before = new Set(announced().map(({ id }) => id));
    rmSync(profilesFolder(lakeOf()), { recursive: true });
    await sendLines([], 30);
    expect(await scores()).toEqual([110]);
    expect(new Set(announced().map(({ id }) => id))).toEqual(before);
  });

  it('costs the gate nothing where it is broken, says so once, and catches up', async () => {
    await sendLines([]);
    rmSync(profilesFolder(lakeOf()), { recursive: true });
    writeFileSync(profilesFolder(lakeOf()), 'a file in the place of the folder');
    const { result, stderr } = await sendLines([...goldenLines(), 'no JSON']);
    expect(result).toMatchObject({ read: 4, accepted: 3, quarantined: 1 });
    expect(stderr).toMatch(
      /^real-time scoring is behind \(.+\): what it has not scored waits in the stream, .+\n$/,
    );

    rmSync(profilesFolder(lakeOf()));
    await sendLines([]);
    expect(await scores()).toEqual([110]);
  });

  it('lets go of its store also once it is broken, and is not asked again', async () => {
    await sendLines([]);
    const { context, written } = createTestContext();
    const asked: string[] = [];
    const failing = (what: string) => async () => {
      asked.push(what);
      throw new Error(`${what} failed`);
    };
    const broken: LocalScoring = {
      deliver: failing('deliver'),
      takeGivenUp: async () => 0,
      close: failing('close'),
    };
    const work = async ({ deliver }: { deliver: (stream: LocalStream) => Promise<void> }) => {
      await deliver({} as LocalStream);
      await deliver({} as LocalStream);
      return 'sent';
    };
    expect(await withScoring(lakeOf(), context, work, async () => broken)).toBe('sent');
    expect(asked).toEqual(['deliver', 'close']);
    expect(written.stderr).toMatch(/^real-time scoring is behind \(deliver failed\): .+\n$/);
  });

  it('waits in the stream where its log cannot be written, and gives up on nothing', async () => {
    await sendLines([]);
    mkdirSync(path.join(dir, 'objects'), { recursive: true });
    writeFileSync(path.join(dir, 'objects', 'score-log'), 'a file in the place of the folder');
    expect((await sendLines(goldenLines())).stderr).toContain('real-time scoring is behind');
    expect(existsSync(path.join(dir, 'objects', SCORING_ON_FAILURE_PREFIX))).toBe(false);

    rmSync(path.join(dir, 'objects', 'score-log'));
    expect((await sendLines([])).stderr).toBe('');
    expect(await scores()).toEqual([110]);
  });

  it('tries again with the next run what it had given up on', async () => {
    await sendLines([]);
    const { context, written } = createTestContext();
    const records = goldenLines().map((line, at) => ({
      shardId: 'shardId-000000000000',
      sequenceNumber: String(100 + at),
      partitionKey: 'p',
      arrivalMs: context.now(),
      appendedMs: context.now(),
      data: Buffer.from(line).toString('base64'),
    }));
    const discarded = {
      condition: 'RetryAttemptsExhausted',
      invokeCount: 3,
      isFunctionError: false,
    } as const;
    const store = createDirectoryObjectStore(lakeOf().objects);
    await createStoreOnFailure(store, SCORING_ON_FAILURE_PREFIX)(
      { shardId: 'shardId-000000000000', records, ...discarded },
      context.now(),
    );
    await drainLeftover(lakeOf(), context);
    await drainLeftover(lakeOf(), context);
    expect(written.stderr).toBe('scored 3 records that scoring had failed on before\n');
    expect(await scores()).toEqual([110]);
  });
});
