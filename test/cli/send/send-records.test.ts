import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import type { ObjectStore } from '#adapters/object-store.ts';
import { StoreWriteError } from '#adapters/store-write-error.ts';
import { LakeBusyError } from '#cli/local/lake-busy-error.ts';
import { acquireLock } from '#cli/local/lock.ts';
import { openLocalStream } from '#cli/local/stream.ts';
import { arrivalNow } from '#cli/send/arrival.ts';
import { readNdjson } from '#cli/send/read-ndjson.ts';
import { type SendRecordsProps, sendRecords } from '#cli/send/send-records.ts';
import { UndeliveredRecordsError } from '#cli/send/undelivered-records-error.ts';
import type { Counts } from '#cli/send/verdict-tally.ts';
import { pieces } from './collect.ts';
import { BAD, createPlainGate } from './plain-gate.ts';

const NOW_MS = Date.parse('2025-01-01T12:00:00Z');
const NOTHING = { read: 0, accepted: 0, quarantined: 0, reasons: {} };

let lakeDir: string;
beforeEach(async () => {
  lakeDir = await mkdtemp(path.join(tmpdir(), 'send-'));
});
afterEach(() => rm(lakeDir, { recursive: true, force: true }));

const send = (text: string, props: Partial<SendRecordsProps> = {}) =>
  sendRecords({
    lakeDir,
    input: readNdjson(pieces(text), 'leads.ndjson'),
    arrivalMsOf: arrivalNow,
    store: createDirectoryObjectStore(lakeDir),
    createGate: createPlainGate,
    now: () => NOW_MS,
    sleep: async () => undefined,
    ...props,
  });

/** Leaves records in the stream as a send does that was killed between append and delivery. */
const leaveBehind = async (...texts: string[]): Promise<void> => {
  const stream = await openLocalStream({ lakeDir });
  await stream.append(
    texts.map((text) => ({ partitionKey: text, arrivalMs: NOW_MS, data: Buffer.from(text) })),
    NOW_MS,
  );
};

const failingStore = (code: string): ObjectStore => ({
  putIfAbsent: async (key) => {
    throw new StoreWriteError(key, Object.assign(new Error(code), { code }));
  },
});

describe('sending records', () => {
  it('counts what was read, accepted and quarantined, and names the lines that were', async () => {
    expect(await send(`a\n\n${BAD}\nc\n${BAD}\n`)).toEqual({
      read: 4,
      accepted: 2,
      quarantined: 2,
      reasons: { not_json: 2 },
      rejects: [
        { line: 3, index: 0, reason: 'not_json', path: '' },
        { line: 5, index: 0, reason: 'not_json', path: '' },
      ],
      leftover: NOTHING,
    });
  });

  it('counts the same over many batches, shards and lanes, and tells how far it is', async () => {
    const text = Array.from({ length: 100 }, (_, at) => (at % 10 === 9 ? BAD : `record ${at}`)).join('\n');
    const progress: number[] = [];

    const result = await send(text, {
      shardCount: 3,
      settings: { batchSize: 4, parallelizationFactor: 2 },
      onProgress: ({ read }: Counts) => progress.push(read),
    });

    expect(result).toMatchObject({ read: 100, accepted: 90, quarantined: 10 });
    expect(result.rejects.map(({ line }) => line).sort((a, b) => a - b)).toEqual([
      10, 20, 30, 40, 50, 60, 70, 80, 90, 100,
    ]);
    // 3 shards x 2 lanes x 4 records fill a chunk.
    expect(progress).toEqual([24, 48, 72, 96, 100]);
  });

  it('of nothing sends nothing', async () => {
    expect(await send('\n\n')).toEqual({ ...NOTHING, rejects: [], leftover: NOTHING });
  });

  it('states the arrival it was asked for, and the true time of the append', async () => {
    await send('a', { arrivalMsOf: () => 1_000 });

    const stream = await openLocalStream({ lakeDir });
    const [record] = await stream.read(stream.shardIds[0] ?? '', null, { records: 1, bytes: 1 });
    expect(record).toMatchObject({ arrivalMs: 1_000, appendedMs: NOW_MS });
  });

  it('first delivers what an interrupted send left behind, and counts it apart', async () => {
    await leaveBehind('x', BAD, 'z');

    expect(await send('a')).toEqual({
      read: 1,
      accepted: 1,
      quarantined: 0,
      reasons: {},
      rejects: [],
      leftover: { read: 3, accepted: 2, quarantined: 1, reasons: { not_json: 1 } },
    });
  });

  it('lets a further consumer look at the stream each time that the gate has taken what is in it', async () => {
    await leaveBehind('x');
    const seen: number[] = [];
    const settings = { batchSize: 2 };
    const deliverFurther: SendRecordsProps['deliverFurther'] = async (stream) => {
      const [shardId = ''] = stream.shardIds;
      seen.push((await stream.read(shardId, null, { records: 99, bytes: 9999 })).length);
    };
    expect(await send('a\nb\nc', { settings, deliverFurther })).toMatchObject({ read: 3, accepted: 3 });
    expect(seen).toEqual([1, 3, 4]);
  });

  it('is refused while another send is under way, with nothing sent', async () => {
    await acquireLock({ lakeDir, purpose: 'send', nowMs: NOW_MS });

    await expect(send('a')).rejects.toThrow(LakeBusyError);
    expect(await readdir(lakeDir)).toEqual(['locks']);
  });

  it('tells at once of a full disk, and the next send delivers what was kept', async () => {
    const slept: number[] = [];
    const sending = send('a\nb', {
      store: failingStore('ENOSPC'),
      sleep: async (ms) => {
        slept.push(ms);
      },
    });
    await expect(sending).rejects.toThrow(StoreWriteError);
    await expect(sending).rejects.toThrow('the disk is full');
    expect(slept).toEqual([]);

    expect((await send('')).leftover).toEqual({ read: 2, accepted: 2, quarantined: 0, reasons: {} });
  });

  it('keeps on through failures that pass', async () => {
    const store = createDirectoryObjectStore(lakeDir);
    let failures = 3;
    const flaky: ObjectStore = {
      putIfAbsent: async (key, body) => {
        failures -= 1;
        if (failures >= 0) throw new Error('timeout');
        return store.putIfAbsent(key, body);
      },
    };

    expect(await send('a\nb\nc', { store: flaky })).toMatchObject({ read: 3, accepted: 3 });
  });

  it('says loudly which records got no verdict', async () => {
    const sending = send('a\nb\nc', {
      createGate: (deps) => {
        const gate = createPlainGate({
          ...deps,
          onVerdicts: (verdicts) => deps.onVerdicts(verdicts.slice(0, 1)),
        });
        return gate;
      },
    });

    await expect(sending).rejects.toThrow(UndeliveredRecordsError);
    await expect(sending).rejects.toThrow('2 of the records sent got no verdict from the gate (line 2, 3)');
    await expect(sending).rejects.toMatchObject({ result: { read: 3, accepted: 1 } });
  });

  it('keeps a record that the gate chokes on at the on-failure destination, and delivers the others', async () => {
    const sending = send('a\npoison\nc', {
      createGate: (deps) => {
        const gate = createPlainGate(deps);
        return async (event) => {
          const poison = Buffer.from('poison').toString('base64');
          if (event.Records.some(({ kinesis }) => kinesis.data === poison)) throw new Error('choked');
          return gate(event);
        };
      },
    });

    await expect(sending).rejects.toThrow('1 of the records sent got no verdict from the gate (line 2)');
    await expect(sending).rejects.toMatchObject({ result: { read: 3, accepted: 2 } });
    const names = await readdir(path.join(lakeDir, 'on-failure'), { recursive: true });
    const object = names.find((name) => name.includes('2025-01-01T12.00.00'));
    const kept = JSON.parse(await readFile(path.join(lakeDir, 'on-failure', object ?? ''), 'utf8'));
    expect(kept.KinesisBatchInfo.batchSize).toBe(1);
    const [{ kinesis }] = JSON.parse(kept.payload).Records;
    expect(Buffer.from(kinesis.data, 'base64').toString()).toBe('poison');
  });

  it('sends what came before the place where the input breaks', async () => {
    const input = readNdjson(pieces('a\nb\n', 'x'.repeat(100)), 'leads.ndjson', 50);

    await expect(send('', { input })).rejects.toThrow('leads.ndjson:3: the line is longer than 50 bytes');

    expect(await readdir(path.join(lakeDir, 'raw'))).toHaveLength(1);
    expect((await send('')).leftover).toEqual(NOTHING);
  });

  it('names no more rejects than it was told to', async () => {
    const result = await send(`${BAD}\n`.repeat(5), { maxRejects: 2 });
    expect(result.rejects).toHaveLength(2);
    expect(result.quarantined).toBe(5);
  });
});
