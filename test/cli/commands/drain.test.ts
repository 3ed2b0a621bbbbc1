import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drainLeftover } from '#cli/commands/drain.ts';
import { openOrCreateLake } from '#cli/lake/lake-directory.ts';
import { withLock } from '#cli/local/lock.ts';
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

  it('leaves it to a send that is under way', async () => {
    const { context, written, lake } = await leave();
    await withLock({ lakeDir: dir, purpose: 'send', nowMs: context.now() }, () =>
      drainLeftover(lake, context),
    );
    expect(written.stderr).toBe('');
  });
});
