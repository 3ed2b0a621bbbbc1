import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { drainLeftover } from '#cli/commands/drain.ts';
import { openOrCreateLake } from '#cli/lake/lake-directory.ts';
import { withLock } from '#cli/local/lock.ts';
import { createStoreOnFailure } from '#cli/local/mapping/invocation-record.ts';
import { openLocalStream } from '#cli/local/stream.ts';
import { createTestContext } from './test-context.ts';

describe('drainLeftover', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'drain-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const leave = async () => {
    const { context, written } = createTestContext();
    const lake = await openOrCreateLake({ dir, pepper: context.env.pepper, demo: false });
    const stream = await openLocalStream({ lakeDir: dir });
    const data = Buffer.from('{"event_type":"page_view"}');
    await stream.append([{ partitionKey: 'p', arrivalMs: context.now(), data }], context.now());
    return { context, written, lake };
  };

  it('delivers what an interrupted send has left, once', async () => {
    const { context, written, lake } = await leave();
    await drainLeftover(lake, context);
    await drainLeftover(lake, context);
    expect(written.stderr).toBe('took 1 record that an interrupted send had left waiting\n');
  });

  const giveUp = async (texts: readonly string[]) => {
    const { context, written } = createTestContext();
    const lake = await openOrCreateLake({ dir, pepper: context.env.pepper, demo: false });
    const records = texts.map((text, i) => ({
      shardId: 'shardId-000000000000',
      sequenceNumber: String(100 + i),
      partitionKey: 'p',
      arrivalMs: context.now(),
      appendedMs: context.now(),
      data: Buffer.from(text).toString('base64'),
    }));
    const onFailure = createStoreOnFailure(createDirectoryObjectStore(lake.objects));
    const condition = 'RetryAttemptsExhausted';
    await onFailure(
      { shardId: 'shardId-000000000000', records, condition, invokeCount: 4, isFunctionError: true },
      context.now(),
    );
    return { context, written, lake };
  };
  const objects = (folder: string) =>
    readdirSync(path.join(dir, 'objects', folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );

  it('sends what the event source mapping gave up on through the gate again, once', async () => {
    const { context, written, lake } = await giveUp(['{"event_type":"page_view"}', 'oops']);
    await drainLeftover(lake, context);
    await drainLeftover(lake, context);
    expect(written.stderr).toBe('took 2 events that the gate had failed on before\n');
    expect(objects('on-failure')).toEqual([]);
    expect(
      [objects('raw'), objects('validated'), objects('quarantine')].map((found) => found.length),
    ).toEqual([1, 1, 1]);
  });

  it('keeps what lies among them and is none of them, and says so', async () => {
    const { context, written, lake } = await giveUp(['{"event_type":"page_view"}']);
    writeFileSync(path.join(dir, 'objects', 'on-failure', 'note.txt'), 'mine');
    await drainLeftover(lake, context);
    expect(written.stderr).toBe(
      'took 1 event that the gate had failed on before\n' +
        '1 object under on-failure/ could not be taken, and will be tried again\n',
    );
    expect(objects('on-failure').map(({ name }) => name)).toEqual(['note.txt']);
  });

  it('leaves it to a send that is under way', async () => {
    const { context, written, lake } = await leave();
    await withLock({ lakeDir: dir, purpose: 'send', nowMs: context.now() }, () =>
      drainLeftover(lake, context),
    );
    expect(written.stderr).toBe('');
  });
});
