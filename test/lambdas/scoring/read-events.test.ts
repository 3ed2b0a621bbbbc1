import { jest } from '@jest/globals';
import { createReadingTools } from '#domain/reading-tools.ts';
import { readEvents } from '../../../lambdas/scoring/read-events.ts';
import { defaultGateConfig } from '../../../lambdas/validation/gate-config.ts';
import { createTestGate, TEST_PEPPER } from '../validation/support/gate.ts';
import { kinesisRecord, RECEIVED_AT_MS } from '../validation/support/kinesis.ts';

const config = defaultGateConfig(TEST_PEPPER);
const tools = createReadingTools(config);
const read = (content: unknown) => readEvents(kinesisRecord(content), config, tools);

const lead = { event_type: 'roadshow_lead', event_id: 'e-1', email: 'jane@example.com', phone: '555-0100' };
const view = {
  event_type: 'page_view',
  event_id: 'e-2',
  anonymous_id: 'a-1',
  page_url: 'https://example.com/',
};

describe('readEvents', () => {
  it('reads an event as of its arrival, with where it came from', () => {
    expect(read(lead)).toMatchObject([
      {
        event_id: 'e-1',
        received_at_ms: RECEIVED_AT_MS,
        shard_id: 'shardId-000000000000',
        sequence_number: '100',
        record_index: 0,
      },
    ]);
  });

  it('reads each event of a packed record, and passes over what the gate puts into quarantine', () => {
    const packed = `${JSON.stringify(lead)}\n{"event_type":"unheard_of"}\noops\n${JSON.stringify(view)}`;
    expect(read(packed).map(({ event_id, record_index }) => [event_id, record_index])).toEqual([
      ['e-1', 0],
      ['e-2', 3],
    ]);
  });

  it.each([[''], ['oops'], ['[]'], [Buffer.from([0xff])], [{ event_id: 'e-1' }]])(
    'reads nothing from %s',
    (content) => {
      expect(read(content)).toEqual([]);
    },
  );

  it('understands exactly what the gate stores as validated', async () => {
    const { event_id: _, ...withoutId } = lead;
    const packed = [lead, view, withoutId].map((event) => JSON.stringify(event)).join('\n');
    const { handler, store } = createTestGate();
    await handler({ Records: [kinesisRecord(packed)] });
    const byPlace = (a: { record_index?: unknown }, b: { record_index?: unknown }) =>
      Number(a.record_index) - Number(b.record_index);
    const validated = store.lines('validated').sort(byPlace);
    expect(validated).toHaveLength(3);
    expect(JSON.parse(JSON.stringify(read(packed)))).toEqual(validated);
  });

  it('passes over an event that our own code breaks on, and reads its neighbours', () => {
    const parse = JSON.parse;
    const broken = jest.spyOn(JSON, 'parse').mockImplementation((text, ...rest) => {
      const value = parse(text, ...rest);
      if (value?.event_id !== 'poison') return value;
      // read once while it is decoded, and then to be understood
      let reads = 0;
      return Object.defineProperty(value, 'city', {
        enumerable: true,
        get: () => {
          reads += 1;
          if (reads > 1) throw new Error('a mistake of ours');
          return 'Berlin';
        },
      });
    });
    const packed = [lead, { ...lead, event_id: 'poison' }, view]
      .map((event) => JSON.stringify(event))
      .join('\n');
    const found = read(packed);
    broken.mockRestore();
    expect(found.map(({ event_id }) => event_id)).toEqual(['e-1', 'e-2']);
  });
});
