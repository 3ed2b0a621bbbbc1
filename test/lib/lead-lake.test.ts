import { readFileSync } from 'node:fs';
import { lakeView } from './lake-view.ts';
import { synthesized } from './synthesized.ts';
import type { Variant } from './variants.ts';

const ALWAYS = [
  'Analytics',
  'Catalog',
  'Ingest',
  'Learning',
  'Observability',
  'Processing',
  'Scoring',
  'Storage',
];
const stacks = (variant: Variant) => [...synthesized(variant).stacks].sort();
const types = (variant: Variant) => new Set(lakeView(variant).resources.map(({ Type }) => Type));
const ofService = (variant: Variant, service: string) =>
  [...types(variant)].filter((type) => type.startsWith(`AWS::${service}::`));

describe('what an environment does not ask for is not there', () => {
  it('has no warehouse and no dashboards by default', () => {
    expect(stacks('bare')).toEqual(ALWAYS);
    expect(stacks('dev')).toEqual(ALWAYS);
  });

  it.each(['RedshiftServerless', 'QuickSight', 'LakeFormation'])(
    'has nothing of %s by default',
    (service) => {
      expect(ofService('bare', service)).toEqual([]);
    },
  );
});

describe('what an environment asks for is there', () => {
  it('has both in production', () => {
    const all = [...ALWAYS, 'Dashboards', 'Warehouse'].sort();
    expect(stacks('prod')).toEqual(all);
    expect(stacks('full')).toEqual(all);
  });

  it.each(['RedshiftServerless', 'QuickSight', 'LakeFormation'])(
    'has %s where it is switched on',
    (service) => {
      expect(ofService('full', service)).not.toEqual([]);
    },
  );

  it('tags tables for Lake Formation only where that is switched on', () => {
    expect(ofService('prod', 'LakeFormation')).toEqual([]);
  });

  it('tells an address of alarms only where there is one', () => {
    const addresses = (variant: Variant) =>
      lakeView(variant)
        .ofType('AWS::SNS::Subscription')
        .map(({ Properties }) => Properties.Endpoint);
    expect(addresses('bare')).toEqual([]);
    expect(addresses('full')).toEqual(['operations@example.com']);
  });

  it('has shards where they are counted, and none to count on demand', () => {
    const [demand] = lakeView('bare').ofType('AWS::Kinesis::Stream');
    const [provisioned] = lakeView('full').ofType('AWS::Kinesis::Stream');
    expect(demand?.Properties).toMatchObject({ StreamModeDetails: { StreamMode: 'ON_DEMAND' } });
    expect(demand?.Properties.ShardCount).toBeUndefined();
    expect(provisioned?.Properties).toMatchObject({
      ShardCount: 4,
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
    });
  });
});

test('stacks of a protected environment refuse to be deleted', () => {
  const protectedStacks = (variant: Variant) => {
    const manifest = JSON.parse(readFileSync(`${synthesized(variant).folder}/manifest.json`, 'utf8'));
    return Object.values<{ type: string; properties?: { terminationProtection?: boolean } }>(
      manifest.artifacts,
    )
      .filter(({ type }) => type === 'aws:cloudformation:stack')
      .map(({ properties }) => properties?.terminationProtection === true);
  };
  expect(new Set(protectedStacks('prod'))).toEqual(new Set([true]));
  expect(new Set(protectedStacks('dev'))).toEqual(new Set([false]));
});

test('every resource that can be tagged says which lake and environment it belongs to', () => {
  for (const { name, Properties } of lakeView('prod').ofType('AWS::S3::Bucket', 'AWS::Lambda::Function')) {
    expect({ name, tags: Properties.Tags }).toEqual({
      name,
      tags: expect.arrayContaining([
        { Key: 'application', Value: 'lead-lake' },
        { Key: 'environment', Value: 'prod' },
      ]),
    });
  }
});
