import { EnvironmentError, readEnvironment } from '../../../lambdas/validation/env.ts';

const PEPPER = '00112233445566778899aabbccddeeff';
const SECRET_ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:pepper-AbCdEf';
const env = { LEAD_LAKE_BUCKET: 'lake', LEAD_LAKE_PEPPER: PEPPER };

describe('readEnvironment', () => {
  it('reads bucket and pepper, and defaults the rest', () => {
    expect(readEnvironment(env)).toEqual({
      bucket: 'lake',
      pepper: Buffer.from(PEPPER, 'hex'),
      settings: {
        defaultRegion: 'US',
        defaultZones: {},
        maxEventBytes: 1_048_576,
        maxDepth: 100,
      },
    });
  });

  it('reads a pepper in base64, a region and zones', () => {
    const read = readEnvironment({
      ...env,
      LEAD_LAKE_PEPPER: Buffer.from(PEPPER).toString('base64'),
      LEAD_LAKE_DEFAULT_REGION: 'DE',
      LEAD_LAKE_DEFAULT_ZONES: '{"webinar":"Europe/Berlin"}',
    });
    expect(read).toMatchObject({
      pepper: Buffer.from(PEPPER),
      settings: { defaultRegion: 'DE', defaultZones: { webinar: 'Europe/Berlin' } },
    });
  });

  it('takes the name of a secret instead of a pepper', () => {
    expect(readEnvironment({ LEAD_LAKE_BUCKET: 'lake', LEAD_LAKE_PEPPER_SECRET: SECRET_ARN })).toMatchObject({
      pepper: SECRET_ARN,
    });
  });

  it.each([
    [
      {},
      'LEAD_LAKE_BUCKET is missing; LEAD_LAKE_PEPPER is missing, and so is LEAD_LAKE_PEPPER_SECRET, the ARN of',
    ],
    [
      { ...env, LEAD_LAKE_PEPPER_SECRET: SECRET_ARN, LEAD_LAKE_DEFAULT_ZONES: 'UTC' },
      'source to zone; LEAD_LAKE_PEPPER and LEAD_LAKE_PEPPER_SECRET are both set, and only one can be meant',
    ],
    [{ LEAD_LAKE_BUCKET: 'lake', LEAD_LAKE_PEPPER_SECRET: '' }, 'LEAD_LAKE_PEPPER_SECRET is empty'],
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
    expect(() => readEnvironment(bad)).not.toThrow(PEPPER);
  });
});
