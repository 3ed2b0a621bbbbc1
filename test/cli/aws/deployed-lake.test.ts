import { openDeployedLake } from '#cli/aws/deployed-lake.ts';
import { awsError, fakeLake, refusing } from './fake-aws.ts';

describe('a lake on AWS', () => {
  it('is found by what it says about itself', async () => {
    const { lake, inputsOf } = fakeLake({});
    expect(await lake.parameters('streamName', 'databaseName')).toEqual({
      streamName: 'the-stream',
      databaseName: 'lead_lake_dev',
    });
    expect(inputsOf('GetParameters')).toEqual([
      { Names: ['/lead-lake/dev/stream-name', '/lead-lake/dev/database-name'] },
    ]);
  });

  it('is not asked before somebody wants to know', () => {
    const { calls } = fakeLake({});
    expect(calls).toEqual([]);
  });

  it('is not deployed where it says nothing', async () => {
    const { lake } = fakeLake({}, {});
    await expect(lake.parameters('streamName')).rejects.toThrow(
      'the lake dev is not deployed here, or not wholly (there is no SSM parameter /lead-lake/dev/stream-name): ' +
        'run npx cdk deploy --all --context env=dev, or set AWS_PROFILE and AWS_REGION to where it is',
    );
  });

  it('names what may not be looked up', async () => {
    const { lake } = fakeLake({ GetParameters: refusing(awsError('AccessDeniedException')) });
    await expect(lake.parameters('streamName')).rejects.toThrow(
      /^these credentials may not look up what the lake says about itself in SSM /,
    );
  });

  it('has an environment that there is', () => {
    expect(() => openDeployedLake('staging')).toThrow(
      /^--env staging is no environment: there are dev, prod/,
    );
  });

  it('reads phones and times as the environment says', () => {
    expect(fakeLake({}).lake.gate).toEqual({ defaultRegion: 'US', defaultZones: {} });
  });
});
