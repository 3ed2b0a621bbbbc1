import { gunzipSync } from 'node:zlib';
import { createReadingTools } from '#domain/reading-tools.ts';
import { createFloor, type FloorOutput } from '../../../bench/gate/floor.ts';
import { createPreparer, prepareBatch } from '../../../bench/gate/prepare.ts';
import { seasonRecords, toBatches } from '../../../bench/gate/records.ts';
import { defaultGateConfig } from '../../../lambdas/validation/gate-config.ts';
import { gateRecord } from '../../../lambdas/validation/gate-record.ts';

const config = defaultGateConfig(Buffer.from('a made-up pepper for this test..'));
const prepare = createPreparer(config);
const options = { count: 500, seed: 1, arrival: 'day' } as const;
const [batch] = toBatches(seasonRecords(options, (record) => prepare(record) !== null));

const linesOf = (packed: Uint8Array) => gunzipSync(packed).toString('utf8').trimEnd().split('\n');

describe('the floor of the gate', () => {
  it('writes the very lines that the gate writes', () => {
    if (batch === undefined) throw new Error('the season is empty');
    const outputs: FloorOutput[] = [];
    createFloor(config, (output) => outputs.push(output)).take(prepareBatch(batch, prepare));
    const tools = createReadingTools(config);
    const gated = batch.Records.flatMap((record) => gateRecord(record, config, tools));

    expect(gated).toHaveLength(500);
    expect(outputs.flatMap(({ raw }) => linesOf(raw))).toEqual(
      gated.map((line) => ('rawLine' in line ? line.rawLine : 'refused')),
    );
    expect(outputs.flatMap(({ validated }) => linesOf(validated))).toEqual(
      gated.map((line) => ('validatedLine' in line ? line.validatedLine : 'refused')),
    );
  });

  it('is told every value the gate derives a key of, and every phone it parses', () => {
    const event = {
      event_type: 'roadshow_lead',
      event_id: 'e-1',
      email: ' Jane@Example.com',
      phone: '(202) 555-0123',
      external_id: 'hubspot:1',
    };
    const record = batch?.Records[0];
    if (record === undefined) throw new Error('the season is empty');
    const data = Buffer.from(JSON.stringify(event)).toString('base64');
    const prepared = prepare({ ...record, kinesis: { ...record.kinesis, data } });
    expect(prepared?.phones).toEqual(['(202) 555-0123']);
    expect(prepared?.keyed.toSorted()).toEqual(['+12025550123', 'hubspot:1', 'jane@example.com']);
  });
});
