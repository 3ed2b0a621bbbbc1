import { projectionOf, UnknownFolderError } from '#lib/constructs/catalog/projection.ts';
import { readTables } from '#lib/constructs/catalog/table-definition.ts';

const tables = readTables();
const external = (name: string) => {
  const table = tables.find((candidate) => candidate.table === name);
  if (table === undefined) throw new RangeError(name);
  return table;
};
const DT = {
  'projection.dt.type': 'date',
  'projection.dt.format': 'yyyy-MM-dd',
  'projection.dt.range': '2026-01-01,NOW',
  'projection.dt.interval': '1',
  'projection.dt.interval.unit': 'DAYS',
};

describe('the projection of an external table', () => {
  it('counts up the sources and arrival dates of raw events', () => {
    const { keys, columns, template, properties } = projectionOf(external('raw_events'));

    expect(template).toBe(`raw/source=\${source}/dt=\${dt}/`);
    expect(keys.map(({ name, type }) => `${name} ${type}`)).toEqual(['source string', 'dt date']);
    expect(columns.map(({ name }) => name)).toEqual([
      'position',
      'received_at_ms',
      'event_type',
      'event_id',
      'sha256',
      'payload',
    ]);
    expect(properties).toEqual({
      'projection.enabled': 'true',
      'projection.source.type': 'enum',
      'projection.source.values': 'roadshow,webinar,online,web,crm',
      ...DT,
    });
  });

  it('counts up the reasons of quarantine', () => {
    const { template, properties } = projectionOf(external('quarantined_records'));

    expect(template).toBe(`quarantine/reason=\${reason}/dt=\${dt}/`);
    expect(properties).toEqual({
      'projection.enabled': 'true',
      'projection.reason.type': 'enum',
      'projection.reason.values':
        'empty,too_large,not_utf8,not_json,too_deep,not_object,aggregated_record,missing_event_type,unknown_event_type,contract_violation,delivery_failed,internal',
      ...DT,
    });
  });

  it('shows validated events of one gate only, and takes a source that stands in line and path from the path', () => {
    const { keys, columns, template } = projectionOf(external('validated_events'));

    expect(template).toBe(`validated/gate=2/source=\${source}/dt=\${dt}/`);
    expect(keys).toEqual([
      expect.objectContaining({ name: 'source', comment: 'roadshow, webinar, online, web or crm' }),
      { name: 'dt', type: 'date', comment: 'Arrival date (UTC)' },
    ]);
    expect(columns.map(({ name }) => name)).not.toContain('source');
    expect(columns).toHaveLength(external('validated_events').columns.length - 1);
  });

  it('is refused for a folder whose values nobody said', () => {
    const table = { ...external('raw_events'), location: 'raw/shard={shard}/' };

    expect(() => projectionOf(table)).toThrow(new UnknownFolderError('raw_events', 'shard'));
  });
});
