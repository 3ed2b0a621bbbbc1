import { z } from 'zod';
import {
  DEFAULT_MAX_DEPTH,
  DEFAULT_MAX_EVENT_BYTES,
  DEFAULT_REGION,
  type GateConfig,
} from './gate-config.ts';
import { PepperError, parsePepper } from './pepper.ts';

/** What the function's environment says. */
export interface GateEnvironment {
  /** Bucket of all three layers; keys begin with the layer. */
  readonly bucket: string;
  readonly config: GateConfig;
}

/** The environment cannot be run with. Names the variables at fault, never their values: one is a secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(problems: readonly string[]) {
    super(`the environment of the gate is incomplete: ${problems.join('; ')}`);
  }
}

/** The pepper as text: hexadecimal when it can be, else base64. */
const pepper = z.string({ error: 'is missing' }).transform((text, context): Uint8Array => {
  try {
    return parsePepper(text);
  } catch (error) {
    if (!(error instanceof PepperError)) throw error;
    context.addIssue({ code: 'custom', message: error.problem });
    return z.NEVER;
  }
});

const zones = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a JSON object of source to zone' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string(), { error: 'must be a JSON object of source to zone' }));

const environment = z.object({
  LEAD_LAKE_BUCKET: z.string({ error: 'is missing' }).min(1, { error: 'is empty' }),
  LEAD_LAKE_PEPPER: pepper,
  LEAD_LAKE_DEFAULT_REGION: z.string().default(DEFAULT_REGION),
  LEAD_LAKE_DEFAULT_ZONES: zones.default({}),
});

/** @throws EnvironmentError naming each variable at fault. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): GateEnvironment {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    );
  }
  const { data } = parsed;
  return {
    bucket: data.LEAD_LAKE_BUCKET,
    config: {
      pepper: data.LEAD_LAKE_PEPPER,
      defaultRegion: data.LEAD_LAKE_DEFAULT_REGION,
      defaultZones: data.LEAD_LAKE_DEFAULT_ZONES,
      maxEventBytes: DEFAULT_MAX_EVENT_BYTES,
      maxDepth: DEFAULT_MAX_DEPTH,
    },
  };
}
