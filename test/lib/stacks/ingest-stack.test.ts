import { lakeView } from '../lake-view.ts';
import { synthesized } from '../synthesized.ts';
import { resourceNamed, resourcesOf, text } from '../template.ts';
import type { Variant } from '../variants.ts';

const stream = (variant: Variant) =>
  resourceNamed(synthesized(variant).template('Ingest'), 'AWS::Kinesis::Stream', 'Stream').Properties;

describe('the ingest stack', () => {
  it('encrypts the stream with the key of contact data', () => {
    const { StreamEncryption } = stream('prod') as { StreamEncryption: { KeyId: unknown } };
    expect(StreamEncryption).toMatchObject({ EncryptionType: 'KMS' });
    expect(lakeView('prod').say(StreamEncryption.KeyId, 'Ingest')).toMatch(
      /^<Storage\/KeysContacts\w+\.Arn>$/,
    );
  });

  it('lets the stream scale by itself unless shards are asked for', () => {
    expect(stream('prod')).toMatchObject({ StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
    expect(stream('prod')).not.toHaveProperty('ShardCount');
    expect(stream('full')).toMatchObject({
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
      ShardCount: 4,
    });
  });

  it('says where events are to be sent', () => {
    const template = synthesized('prod').template('Ingest');
    const parameter = resourceNamed(template, 'AWS::SSM::Parameter', 'StreamName').Properties;
    expect(parameter.Name).toBe('/lead-lake/prod/stream-name');
    expect(text(parameter.Value)).toMatch(/^<Stream\w+>$/);
    expect(text(template.Outputs?.StreamName?.Value)).toMatch(/^<Stream\w+>$/);
  });

  it('says which function drains by hand', () => {
    const { Outputs } = synthesized('prod').template('Ingest');
    expect(text(Outputs?.DrainFunction?.Value)).toMatch(/^<DrainFunction\w+>$/);
  });

  it('has the gate and the drain for functions, and makes no others of its own', () => {
    const functions = resourcesOf(synthesized('prod').template('Ingest'), 'AWS::Lambda::Function');
    expect(Object.values(functions).map(({ Properties }) => Properties.Description)).toEqual([
      'Takes events from the stream into raw, validated and quarantine',
      'Sends what could not be delivered through the gate again',
    ]);
  });
});
