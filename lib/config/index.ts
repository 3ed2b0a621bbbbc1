/** The environments that can be deployed, and what they can be told. */
import { dev } from './dev.ts';
import type { EnvironmentInput } from './environment-config.ts';
import { prod } from './prod.ts';
import { rehearsal } from './rehearsal.ts';

export type { EnvironmentConfig, EnvironmentInput } from './environment-config.ts';
export { ConfigError, readEnvironment } from './read-environment.ts';

/** By name: `cdk deploy --context env=NAME`. Without a prototype, so that no other name is found in it. */
export const ENVIRONMENTS: Readonly<Record<string, EnvironmentInput>> = Object.assign(Object.create(null), {
  dev,
  prod,
  rehearsal,
});
export const DEFAULT_ENVIRONMENT = 'dev';
