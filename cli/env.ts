/** What the command line reads from its environment, in one place. */
export interface CliEnvironment {
  /** Pepper for a new lake, so that two lakes can agree on ids; hexadecimal or base64. */
  readonly pepper: string | undefined;
  /** Whether colours are unwanted (https://no-color.org). */
  readonly noColor: boolean;
  /** Where a CRM hears of changes of band, and what it knows us by; as they were set, see `lake/crm-endpoint.ts`. */
  readonly crm?: CrmVariables;
}

/** The variables that name a CRM; undefined where one is not set. */
export type CrmVariables = Readonly<Record<(typeof CRM_VARIABLES)[number], string | undefined>>;

const CRM_VARIABLES = ['LEAD_LAKE_CRM_URL', 'LEAD_LAKE_CRM_API_KEY', 'LEAD_LAKE_CRM_API_KEY_HEADER'] as const;

export function readCliEnvironment(env: NodeJS.ProcessEnv): CliEnvironment {
  const crm = Object.fromEntries(CRM_VARIABLES.map((name) => [name, env[name] || undefined])) as CrmVariables;
  return { pepper: env.LEAD_LAKE_PEPPER || undefined, noColor: Boolean(env.NO_COLOR), crm };
}
