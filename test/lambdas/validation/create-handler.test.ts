import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import { createTestGate } from './support/gate.ts';
import { kinesisBatch, kinesisRecord, RECEIVED_AT_MS, SHARD_ID } from './support/kinesis.ts';

const lead = {
  event_type: 'roadshow_lead',
  event_id: 'e-1',
  email: 'jane@example.com',
  timestamp: 1_736_416_800,
};
const view = { event_type: 'page_view', event_id: 'e-2', anonymous_id: 'a-1', timestamp: 1_736_416_800 };
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('the gate, when all goes well', () => {
  it('stores what came verbatim, what it understood, and what it could not take', async () => {
    const { handler, store } = createTestGate();
    expect(await handler(kinesisBatch([lead, 'oops']))).toEqual({ batchItemFailures: [] });

    expect(store.lines('raw')).toEqual([
      {
        position: `${SHARD_ID}/100/0`,
        received_at_ms: RECEIVED_AT_MS,
        event_type: 'roadshow_lead',
        event_id: 'e-1',
        sha256: sha256(JSON.stringify(lead)),
        payload: JSON.stringify(lead),
      },
    ]);
    expect(store.lines('validated')).toMatchObject([
      {
        event_id: 'e-1',
        shard_id: SHARD_ID,
        sequence_number: '100',
        record_index: 0,
        email: 'jane@example.com',
      },
    ]);
    expect(store.lines('quarantine')).toEqual([
      {
        position: `${SHARD_ID}/101/0`,
        received_at_ms: RECEIVED_AT_MS,
        path: '',
        sha256: sha256('oops'),
        bytes_base64: Buffer.from('oops').toString('base64'),
      },
    ]);
  });

  it('names objects by layer, source or reason, arrival date, sequence numbers and content', async () => {
    const { handler, store } = createTestGate();
    await handler(kinesisBatch([lead, view, lead, 'oops']));
    const name = (first: number, last: number) => `${SHARD_ID}-${first}-${last}-[0-9a-f]{16}\\.ndjson\\.gz$`;

    expect(store.keys('raw')).toEqual([
      expect.stringMatching(`^raw/source=roadshow/dt=2025-01-10/${name(100, 102)}`),
      expect.stringMatching(`^raw/source=web/dt=2025-01-10/${name(101, 101)}`),
    ]);
    expect(store.keys('validated')).toEqual(
      store.keys('raw').map((key) => key.replace('raw/', 'validated/gate=2/')),
    );
    expect(store.keys('quarantine')).toEqual([
      expect.stringMatching(`^quarantine/reason=not_json/dt=2025-01-10/${name(103, 103)}`),
    ]);
  });

  it('puts events that arrived on different days into different objects', async () => {
    const { handler, store } = createTestGate();
    const nextDay = kinesisRecord(lead, { sequenceNumber: '101', receivedAtMs: RECEIVED_AT_MS + 86_400_000 });
    await handler({ Records: [kinesisRecord(lead), nextDay] });
    expect(store.keys('raw').map((key) => key.split('/')[2])).toEqual(['dt=2025-01-10', 'dt=2025-01-11']);
  });

  it('stores quarantine before raw and raw before validated', async () => {
    const { handler, store } = createTestGate();
    await handler(kinesisBatch([lead, 'oops', view]));
    expect(store.asked.map((key) => key.split('/')[0])).toEqual([
      'quarantine',
      'raw',
      'raw',
      'validated',
      'validated',
    ]);
  });

  it('tells its verdicts in stream order and counts them', async () => {
    const { handler, verdicts, counts } = createTestGate();
    await handler(kinesisBatch([{ ...lead, phone: '1' }, 'oops', { type: 'rumour' }, view]));
    const position = (sequenceNumber: string) => ({ shardId: SHARD_ID, sequenceNumber, recordIndex: 0 });
    expect(verdicts).toEqual([
      { ...position('100'), outcome: 'accepted', source: 'roadshow', eventType: 'roadshow_lead' },
      { ...position('101'), outcome: 'quarantined', reason: 'not_json', path: '' },
      { ...position('102'), outcome: 'quarantined', reason: 'unknown_event_type', path: 'type' },
      { ...position('103'), outcome: 'accepted', source: 'web', eventType: 'page_view' },
    ]);
    expect(counts).toEqual([
      ['EventsAccepted', 1, { source: 'roadshow' }],
      ['EventsAccepted', 1, { source: 'web' }],
      ['EventsQuarantined', 1, { reason: 'not_json' }],
      ['EventsQuarantined', 1, { reason: 'unknown_event_type' }],
      ['IssuesFound', 1, { code: 'phone_invalid' }],
    ]);
  });

  it('has nothing to do for an empty batch', async () => {
    const { handler, store } = createTestGate();
    expect(await handler({ Records: [] })).toEqual({ batchItemFailures: [] });
    expect(store.asked).toEqual([]);
  });
});

describe('the gate, when data is malformed', () => {
  it('costs a packed record only the lines that are wrong', async () => {
    const { handler, store } = createTestGate();
    await handler(kinesisBatch([`${JSON.stringify(lead)}\n\noops\r\n${JSON.stringify(view)}`]));
    expect(store.lines('raw').map(({ position }) => position)).toEqual([
      `${SHARD_ID}/100/0`,
      `${SHARD_ID}/100/3`,
    ]);
    expect(store.lines('quarantine')).toMatchObject([
      { position: `${SHARD_ID}/100/2`, bytes_base64: Buffer.from('oops\r').toString('base64') },
    ]);
  });

  it.each([
    ['decoding', 0],
    ['reading', 1],
  ])('quarantines an event it fails on itself while %s, and spares its neighbours', async (_, goodReads) => {
    const { handler, store, verdicts } = createTestGate();
    const parse = JSON.parse;
    const broken = jest.spyOn(JSON, 'parse').mockImplementation((text, ...rest) => {
      const value = parse(text, ...rest);
      if (value?.event_id === 'poison') {
        let reads = 0;
        return Object.defineProperty(value, 'city', {
          enumerable: true,
          get: () => {
            reads += 1;
            if (reads > goodReads) throw new Error('a mistake of ours');
            return 'Berlin';
          },
        });
      }
      return value;
    });
    await handler(kinesisBatch([lead, { ...lead, event_id: 'poison' }, view]));
    broken.mockRestore();

    expect(verdicts.map((verdict) => ('reason' in verdict ? verdict.reason : verdict.outcome))).toEqual([
      'accepted',
      'internal',
      'accepted',
    ]);
    expect(store.storedBytes().get(`${SHARD_ID}/101/0`)?.toString()).toBe(
      JSON.stringify({ ...lead, event_id: 'poison' }),
    );
  });

  it('gives an event without id one from its content, the same wherever it is packed', async () => {
    const { handler, store } = createTestGate();
    const { event_id: _, ...anonymous } = lead;
    const text = JSON.stringify(anonymous);
    await handler(kinesisBatch([text, `${text}\n`, `${text}\r\n${text}`]));
    const ids = store.lines('raw').map((line) => line.event_id);
    expect(ids).toEqual(Array(4).fill(`sha256:${sha256(text)}`));
  });
});

describe('the gate, when part of a batch cannot be stored', () => {
  it('hands back only the records that have an event in what failed', async () => {
    const { handler, store, verdicts, failures, counts } = createTestGate();
    store.refuses = (key) => key.startsWith('raw/source=web');
    const packed = `${JSON.stringify(lead)}\n${JSON.stringify(view)}`;
    const response = await handler(kinesisBatch([lead, view, packed, 'oops']));

    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: '101' }, { itemIdentifier: '102' }] });
    expect(verdicts.map(({ sequenceNumber }) => sequenceNumber)).toEqual(['100', '103']);
    expect(failures).toEqual([expect.stringMatching(/^raw\/source=web/)]);
    expect(counts).toContainEqual(['RecordsReturned', 2, {}]);
  });

  it('never stores validated without its raw', async () => {
    const { handler, store } = createTestGate();
    store.refuses = (key) => key.startsWith('raw/source=web');
    await handler(kinesisBatch([lead, view]));
    expect(store.asked.filter((key) => key.startsWith('validated/'))).toEqual([
      expect.stringMatching(/source=roadshow/),
    ]);
  });

  it('hands back a record whose quarantine failed, and stores the others', async () => {
    const { handler, store } = createTestGate();
    store.refuses = (key) => key.startsWith('quarantine/');
    expect(await handler(kinesisBatch([lead, 'oops']))).toEqual({
      batchItemFailures: [{ itemIdentifier: '101' }],
    });
    expect(store.keys('raw')).toHaveLength(1);
  });
});

describe('the gate, when a batch is delivered twice', () => {
  it('asks for the same keys with the same bytes', async () => {
    const batch = kinesisBatch([lead, view, 'oops', `${JSON.stringify(lead)}\n[]`]);
    const [first, second] = [createTestGate(), createTestGate()];
    await first.handler(batch);
    const before = new Map(first.store.objects);
    await first.handler(batch);
    await second.handler(batch);
    expect(first.store.objects).toEqual(before);
    expect(second.store.objects).toEqual(before);
  });

  it('writes other objects when it comes back with other neighbours', async () => {
    const { handler, store } = createTestGate();
    const batch = kinesisBatch([lead, lead]);
    await handler(batch);
    await handler({ Records: batch.Records.slice(0, 1) });
    expect(store.keys('raw')).toHaveLength(2);
  });
});

describe('the gate, when the store is down', () => {
  it('hands back every record, tells no verdict and throws nothing', async () => {
    const { handler, store, verdicts, counts } = createTestGate();
    store.refuses = () => true;
    expect(await handler(kinesisBatch([lead, view, 'oops']))).toEqual({
      batchItemFailures: [{ itemIdentifier: '102' }, { itemIdentifier: '100' }, { itemIdentifier: '101' }],
    });
    expect(verdicts).toEqual([]);
    expect(counts).toEqual([['RecordsReturned', 3, {}]]);
  });
});

describe('the gate, when batches follow each other', () => {
  it('writes each as if it were the first, large or small, also when two are under way at once', async () => {
    const large = kinesisBatch(Array.from({ length: 200 }, (_, i) => ({ ...lead, event_id: `large-${i}` })));
    const small = kinesisBatch([view, lead, 'oops']);
    const alone = [createTestGate(), createTestGate()] as const;
    await alone[0].handler(large);
    await alone[1].handler(small);

    const shared = createTestGate();
    await shared.handler(large);
    await Promise.all([shared.handler(small), shared.handler(large), shared.handler(small)]);
    expect(shared.store.objects).toEqual(new Map([...alone[0].store.objects, ...alone[1].store.objects]));
  });
});
