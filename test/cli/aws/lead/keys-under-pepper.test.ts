import { createHmac } from 'node:crypto';
import { keysUnderPepper } from '#cli/aws/lead/keys-under-pepper.ts';
import { awsError, fakeLake, PARAMETERS, refusing } from '../fake-aws.ts';

const PEPPER = '00112233445566778899aabbccddeeff';

describe('keys under the pepper of a lake on AWS', () => {
  it('are those of the lake’s gate: HMACs of the normalised value', async () => {
    const { lake, inputsOf } = fakeLake({ GetSecretValue: () => ({ SecretString: PEPPER }) });
    const expected = createHmac('sha256', Buffer.from(PEPPER, 'hex')).update('ada@example.com').digest('hex');
    expect(await keysUnderPepper(lake, ' Ada@Example.com ')).toEqual([expected]);
    expect(inputsOf('GetSecretValue')).toEqual([{ SecretId: PARAMETERS['pepper-secret-arn'] }]);
  });

  it('cannot be had without the secret; then an id will do', async () => {
    const { lake } = fakeLake({ GetSecretValue: refusing(awsError('AccessDeniedException')) });
    await expect(keysUnderPepper(lake, 'ada@example.com')).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/AccessDeniedException.+ name the lead by its id$/),
    });
  });
});
