import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The text of a secret, by its ARN. */
export type SecretReader = (secretArn: string) => Promise<string>;

/** A secret could not be had. Says which and why, never what it holds. */
export class SecretReadError extends Error {
  override readonly name = 'SecretReadError';

  constructor(secretArn: string, problem: string) {
    super(`the secret ${secretArn} ${problem}`);
  }
}

export function createSecretReader(client: Pick<SecretsManagerClient, 'send'>): SecretReader {
  return async (secretArn) => {
    const { SecretString: text } = await client
      .send(new GetSecretValueCommand({ SecretId: secretArn }))
      .catch((error: unknown) => {
        // its name only: neither message nor cause of what went wrong around a secret is ours to repeat
        throw new SecretReadError(
          secretArn,
          `cannot be read (${error instanceof Error ? error.name : 'unknown'})`,
        );
      });
    if (text === undefined) throw new SecretReadError(secretArn, 'holds no text');
    return text;
  };
}
