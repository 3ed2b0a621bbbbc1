import type { SecretReader } from '#adapters/secret-reader.ts';
import type { GateEnvironment } from './env.ts';
import type { GateConfig } from './gate-config.ts';
import { parsePepper } from './pepper.ts';

/**
 * The gate's config, with its pepper fetched where that lies in a secret.
 *
 * @throws SecretReadError, or PepperError naming the secret, never what it holds.
 */
export async function resolveConfig(
  { pepper, settings }: Pick<GateEnvironment, 'pepper' | 'settings'>,
  readSecret: SecretReader,
): Promise<GateConfig> {
  if (typeof pepper !== 'string') return { ...settings, pepper };
  return { ...settings, pepper: parsePepper(await readSecret(pepper), pepper) };
}
