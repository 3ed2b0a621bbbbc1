import type { CdcTable } from '#domain/cdc-source.ts';
import { findCdcEnvelope, recogniseCdcEvent } from '../../../lambdas/validation/cdc-envelope.ts';

const DEALS: CdcTable = {
  pk: ['region', 'id'],
  events: { c: 'crm_stage_changed', u: 'crm_stage_changed', r: 'crm_stage_changed', d: 'crm_deleted' },
  eventWhen: { column: 'stage', values: { Won: 'crm_outcome' } },
  fields: {
    external_id: { column: 'lead', prefix: 'crm:', values: null },
    stage: { column: 'stage', prefix: '', values: null },
    outcome: { column: 'stage', prefix: '', values: { Won: 'won' } },
  },
};
const TABLES = new Map([['deals', DEALS]]);

const row = { region: 'eu', id: 7, lead: 12, stage: 'Won', note: 'x' };
const change = {
  op: 'u',
  before: null,
  after: row,
  source: { table: 'deals', lsn: 99, ts_ms: 1_736_416_800_000 },
};

function recognise(event: object) {
  const envelope = findCdcEnvelope(JSON.parse(JSON.stringify(event)));
  if (envelope === null) return 'no envelope';
  const result = recogniseCdcEvent(envelope, TABLES);
  if ('reason' in result) return [result.reason, result.path];
  return { type: result.eventType.type, id: result.eventId, fields: { ...result.fields }, rest: result.rest };
}

describe('findCdcEnvelope', () => {
  it('finds none in an event that has no op or no source object', () => {
    expect(recognise({ op: 'c', source: 'crm' })).toBe('no envelope');
    expect(recognise({ source: {} })).toBe('no envelope');
    expect(recognise({ payload: change })).toBe('no envelope');
  });

  it("looks inside the wrapper of Debezium's JSON converter", () => {
    expect(recognise({ schema: {}, payload: change })).toEqual(recognise(change));
    expect(recognise({ schema: null, payload: { ...change, op: 'x' } })).toEqual([
      'contract_violation',
      'payload.op',
    ]);
  });
});

describe('recogniseCdcEvent', () => {
  it('makes of a row change the event its table says, keeping columns it does not map', () => {
    expect(recognise(change)).toEqual({
      type: 'crm_outcome',
      id: 'deals:eu,7:99:u',
      fields: { external_id: 'crm:12', stage: 'Won', outcome: 'won', timestamp: 1_736_416_800_000 },
      rest: [
        ['region', 'eu'],
        ['id', 7],
        ['note', 'x'],
      ],
    });
  });

  it('leaves out a field whose value is not mapped', () => {
    expect(recognise({ ...change, after: { ...row, stage: 'Open' } })).toMatchObject({
      type: 'crm_stage_changed',
      fields: { external_id: 'crm:12', stage: 'Open', timestamp: 1_736_416_800_000 },
    });
  });

  it('keeps a column whose value is mapped to nothing', () => {
    const tables = new Map([
      ['deals', { ...DEALS, fields: { outcome: { column: 'stage', prefix: '', values: {} } } }],
    ]);
    const envelope = findCdcEnvelope(
      JSON.parse(JSON.stringify({ ...change, after: { region: 'eu', id: 7, stage: 'Odd' } })),
    );
    const event = envelope && recogniseCdcEvent(envelope, tables);
    expect(event && 'rest' in event && event.rest).toContainEqual(['stage', 'Odd']);
  });

  it('reads a delete from the row before it, whatever stage that was in', () => {
    expect(recognise({ ...change, op: 'd', before: row, after: null })).toMatchObject({
      type: 'crm_deleted',
      id: 'deals:eu,7:99:d',
    });
  });

  it('takes a snapshot read for what it says', () => {
    expect(recognise({ ...change, op: 'r' })).toMatchObject({ id: 'deals:eu,7:99:r' });
  });

  const source = (changes: object) => ({ ...change, source: { ...change.source, ...changes } });
  it.each([
    [{ ...change, op: 't' }, 'contract_violation', 'op'],
    [source({ table: null }), 'contract_violation', 'source.table'],
    [source({ table: 'rumours' }), 'unknown_event_type', 'source.table'],
    [source({ table: 'constructor' }), 'unknown_event_type', 'source.table'],
    [source({ lsn: null }), 'contract_violation', 'source.lsn'],
    [source({ lsn: 2 ** 60 }), 'contract_violation', 'source.lsn'],
    [source({ ts_ms: '2025' }), 'contract_violation', 'source.ts_ms'],
    [source({ ts_ms: 1.5 }), 'contract_violation', 'source.ts_ms'],
    [{ ...change, after: null }, 'contract_violation', 'after'],
    [{ ...change, op: 'd' }, 'contract_violation', 'before'],
    [{ ...change, after: { ...row, id: null } }, 'contract_violation', 'after.id'],
    [{ ...change, after: { ...row, region: {} } }, 'contract_violation', 'after.region'],
  ])('refuses a broken envelope: %j', (event, reason, path) => {
    expect(recognise(event)).toEqual([reason, path]);
  });
});
