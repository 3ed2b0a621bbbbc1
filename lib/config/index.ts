/** The environments that can be deployed, and what they can be told. */
import { dev } from './dev.ts';
import type { EnvironmentInput } from './environment-config.ts';
import { prod } from './prod.ts';

export type { EnvironmentConfig, EnvironmentInput } from './environment-config.ts';
export { ConfigError, readEnvironment } from './read-environment.ts';

/** By name: `cdk deploy --context env=NAME`. */
export const ENVIRONMENTS: Readonly<Record<string, EnvironmentInput>> = { dev, prod };
export const DEFAULT_ENVIRONMENT = 'dev';
