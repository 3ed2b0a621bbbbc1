import type { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createSecretReader } from '#adapters/secret-reader.ts';

const ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:pepper-AbCdEf';

function secretsAnswering(answer: () => unknown) {
  const asked: unknown[] = [];
  const send = async ({ input }: GetSecretValueCommand) => {
    asked.push(input);
    return answer();
  };
  return { asked, client: { send } as unknown as SecretsManagerClient };
}

describe('the secret reader', () => {
  it('gives the text of a secret', async () => {
    const { client, asked } = secretsAnswering(() => ({ SecretString: 'made up' }));
    expect(await createSecretReader(client)(ARN)).toBe('made up');
    expect(asked).toEqual([{ SecretId: ARN }]);
  });

  it('says which secret holds no text', async () => {
    const { client } = secretsAnswering(() => ({ SecretBinary: new Uint8Array(1) }));
    await expect(createSecretReader(client)(ARN)).rejects.toMatchObject({
      name: 'SecretReadError',
      message: `the secret ${ARN} holds no text`,
    });
  });

  it('names the failure and repeats nothing of it', async () => {
    const { client } = secretsAnswering(() => {
      throw Object.assign(new Error('made up'), { name: 'AccessDeniedException' });
    });
    const reading = createSecretReader(client)(ARN);
    await expect(reading).rejects.toMatchObject({
      name: 'SecretReadError',
      message: `the secret ${ARN} cannot be read (AccessDeniedException)`,
    });
    await expect(reading).rejects.not.toHaveProperty('cause');
  });
});
