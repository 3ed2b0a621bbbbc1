import { EnvironmentError, readEnvironment } from '../../../lambdas/validation/env.ts';

const PEPPER = '00112233445566778899aabbccddeeff';
const env = { LEAD_LAKE_BUCKET: 'lake', LEAD_LAKE_PEPPER: PEPPER };

describe('readEnvironment', () => {
  it('reads bucket and pepper, and defaults the rest', () => {
    expect(readEnvironment(env)).toEqual({
      bucket: 'lake',
      config: {
        pepper: Buffer.from(PEPPER, 'hex'),
        defaultRegion: 'US',
        defaultZones: {},
        maxEventBytes: 1_048_576,
        maxDepth: 100,
      },
    });
  });

  it('reads a pepper in base64, a region and zones', () => {
    const { config } = readEnvironment({
      ...env,
      LEAD_LAKE_PEPPER: Buffer.from(PEPPER).toString('base64'),
      LEAD_LAKE_DEFAULT_REGION: 'DE',
      LEAD_LAKE_DEFAULT_ZONES: '{"webinar":"Europe/Berlin"}',
    });
    expect(config).toMatchObject({
      pepper: Buffer.from(PEPPER),
      defaultRegion: 'DE',
      defaultZones: { webinar: 'Europe/Berlin' },
    });
  });

  it.each([
    [{}, 'LEAD_LAKE_BUCKET is missing; LEAD_LAKE_PEPPER is missing'],
    [{ ...env, LEAD_LAKE_BUCKET: '' }, 'LEAD_LAKE_BUCKET is empty'],
    [{ ...env, LEAD_LAKE_PEPPER: 'abcd' }, 'LEAD_LAKE_PEPPER must have at least 16 bytes'],
    [{ ...env, LEAD_LAKE_PEPPER: 'no!' }, 'LEAD_LAKE_PEPPER must be hexadecimal or base64'],
    [
      { ...env, LEAD_LAKE_DEFAULT_ZONES: 'UTC' },
      'LEAD_LAKE_DEFAULT_ZONES must be a JSON object of source to zone',
    ],
    [
      { ...env, LEAD_LAKE_DEFAULT_ZONES: '[1]' },
      'LEAD_LAKE_DEFAULT_ZONES must be a JSON object of source to zone',
    ],
  ])('names what is wrong in %j, never a value', (bad, message) => {
    expect(() => readEnvironment(bad)).toThrow(EnvironmentError);
    expect(() => readEnvironment(bad)).toThrow(message);
  });
});
