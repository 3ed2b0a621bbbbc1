/** What the command line reads from its environment, in one place. */
export interface CliEnvironment {
  /** Pepper for a new lake, so that two lakes can agree on ids; hexadecimal or base64. */
  readonly pepper: string | undefined;
  /** Whether colours are unwanted (https://no-color.org). */
  readonly noColor: boolean;
}

export function readCliEnvironment(env: NodeJS.ProcessEnv): CliEnvironment {
  return { pepper: env.LEAD_LAKE_PEPPER || undefined, noColor: Boolean(env.NO_COLOR) };
}
