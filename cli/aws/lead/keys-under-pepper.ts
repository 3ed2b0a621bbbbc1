import { createSecretReader, SecretReadError } from '#adapters/secret-reader.ts';
import { createReadingTools, type ReadingTools } from '#domain/reading-tools.ts';
import { defaultGateConfig } from '../../../lambdas/validation/gate-config.ts';
import { parsePepper } from '../../../lambdas/validation/pepper.ts';
import { keysOfText } from '../../lake/keys-of-text.ts';
import { UserError } from '../../user-error.ts';
import type { DeployedLake } from '../deployed-lake.ts';

/** The keys that a text may mean in a lake on AWS. */
export async function keysUnderPepper(lake: DeployedLake, text: string): Promise<readonly string[]> {
  return keysOfText(text, await toolsUnderPepper(lake));
}

/** How the gate of a lake on AWS reads what a text says, under its pepper, which is read for it and kept nowhere. */
export async function toolsUnderPepper(lake: DeployedLake): Promise<ReadingTools> {
  const { pepperSecretArn } = await lake.parameters('pepperSecretArn');
  const read = createSecretReader(lake.clients.secrets());
  const pepper = await read(pepperSecretArn).catch((error: unknown) => {
    if (!(error instanceof SecretReadError)) throw error;
    throw new UserError(
      `${error.message}, under which e-mails and phone numbers become keys: ask for the permission, or name the lead by its id`,
    );
  });
  return createReadingTools({ ...defaultGateConfig(parsePepper(pepper)), ...lake.gate });
}
