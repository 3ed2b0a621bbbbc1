import { resolveConfig } from '../../../lambdas/validation/resolve-config.ts';

const SECRET_ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:pepper-AbCdEf';
const settings = { defaultRegion: 'US', defaultZones: {}, maxEventBytes: 1, maxDepth: 1 };
/** As Secrets Manager makes one: 64 letters and digits, which are 48 bytes of base64. */
const GENERATED = 'Zx3q'.repeat(16);

describe('the config of the gate', () => {
  it('takes the pepper it was given, and asks for no secret', async () => {
    const pepper = Buffer.alloc(16, 1);
    const readSecret = async () => {
      throw new Error('asked');
    };
    expect(await resolveConfig({ pepper, settings }, readSecret)).toEqual({ ...settings, pepper });
  });

  it('fetches the pepper from the secret that holds it', async () => {
    const asked: string[] = [];
    const readSecret = async (arn: string) => {
      asked.push(arn);
      return GENERATED;
    };
    const { pepper } = await resolveConfig({ pepper: SECRET_ARN, settings }, readSecret);
    expect(asked).toEqual([SECRET_ARN]);
    expect(Buffer.from(pepper).toString('base64')).toBe(GENERATED);
    expect(pepper).toHaveLength(48);
  });

  it('names the secret whose text is no pepper, and never the text', async () => {
    await expect(
      resolveConfig({ pepper: SECRET_ARN, settings }, async () => 'change me!'),
    ).rejects.toMatchObject({
      name: 'PepperError',
      message: `the pepper (${SECRET_ARN}) must be hexadecimal or base64`,
    });
  });
});
