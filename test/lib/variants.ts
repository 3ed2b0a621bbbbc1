import { ENVIRONMENTS, type EnvironmentInput } from '#lib/config/index.ts';

/** The environments as they are, and two made up: every optional feature off, every one on. */
export type Variant = 'dev' | 'prod' | 'bare' | 'full';

/** Only what has no default: no warehouse, no dashboards, nobody told, nothing protected. */
const bare: EnvironmentInput = { name: 'bare', isProtected: false };

/** Every switch on and every option without a default given. */
const full: EnvironmentInput = {
  name: 'full',
  account: '111122223333',
  region: 'eu-central-1',
  isProtected: true,
  gate: { defaultRegion: 'FR', defaultZones: { roadshow: 'Europe/Paris' } },
  stream: { provisionedShards: 4 },
  storage: { rawDeepArchiveAfterDays: 365, rawExpireAfterDays: 2_555 },
  warehouse: { isEnabled: true },
  dashboards: {
    isEnabled: true,
    principalArn: 'arn:aws:quicksight:eu-central-1:111122223333:group/default/leadership',
  },
  lakeFormation: { isEnabled: true },
  scoring: { eventsKeptDays: 730 },
  crm: {
    endpoint: 'https://crm.example.com/v1/leads/*',
    apiKeySecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:crm-AbCdEf',
  },
  alarms: { email: 'operations@example.com' },
};

export const VARIANTS: Readonly<Record<Variant, EnvironmentInput>> = {
  dev: environment('dev'),
  prod: environment('prod'),
  bare,
  full,
};

function environment(name: string): EnvironmentInput {
  const found = ENVIRONMENTS[name];
  if (found === undefined) throw new RangeError(`no environment ${name} in lib/config`);
  return found;
}
