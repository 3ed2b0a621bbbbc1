import * as z from 'zod';
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
  /** The pepper itself; or, on AWS, the ARN of the secret that holds it. */
  readonly pepper: Uint8Array | string;
  /** All of the gate's config but the pepper. */
  readonly settings: Omit<GateConfig, 'pepper'>;
}

/** The environment cannot be run with. Names the variables at fault, never their values: one is a secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], subject = 'the gate') {
    super(`the environment of ${subject} cannot be used: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** The pepper as text: hexadecimal when it can be, else base64. */
const pepperText = z.string().transform((text, context): Uint8Array => {
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

/** A text that has to be there. */
export const requiredText = z.string({ error: 'is missing' }).min(1, { error: 'is empty' });

const environment = z.object({
  LEAD_LAKE_BUCKET: requiredText,
  LEAD_LAKE_PEPPER: pepperText.optional(),
  LEAD_LAKE_PEPPER_SECRET: z.string().min(1, { error: 'is empty' }).optional(),
  LEAD_LAKE_DEFAULT_REGION: z.string().default(DEFAULT_REGION),
  LEAD_LAKE_DEFAULT_ZONES: zones.default({}),
});

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws EnvironmentError naming each variable at fault. */
export function readEnvironment(env: Environment): GateEnvironment {
  const parsed = environment.safeParse(env);
  const problems = [...problemsOf(parsed.error), ...problemsOfChoice(env)];
  const pepper = parsed.data?.LEAD_LAKE_PEPPER_SECRET ?? parsed.data?.LEAD_LAKE_PEPPER;
  if (!parsed.success || pepper === undefined || problems.length > 0) throw new EnvironmentError(problems);
  const { data } = parsed;
  return {
    bucket: data.LEAD_LAKE_BUCKET,
    pepper,
    settings: {
      defaultRegion: data.LEAD_LAKE_DEFAULT_REGION,
      defaultZones: data.LEAD_LAKE_DEFAULT_ZONES,
      maxEventBytes: DEFAULT_MAX_EVENT_BYTES,
      maxDepth: DEFAULT_MAX_DEPTH,
    },
  };
}

/**
 * Reads what a function needs besides all that the gate does.
 *
 * @throws EnvironmentError naming each variable at fault, the gate's and its own.
 */
export function readEnvironmentWith<Own>(
  env: Environment,
  schema: z.ZodType<Own>,
  subject: string,
): { readonly gate: GateEnvironment; readonly own: Own } {
  const own = schema.safeParse(env);
  const gate = gateEnvironment(env);
  if (own.success && !(gate instanceof EnvironmentError)) return { gate, own: own.data };
  const problems = gate instanceof EnvironmentError ? gate.problems : [];
  throw new EnvironmentError([...problems, ...problemsOf(own.error)], subject);
}

function gateEnvironment(env: Environment): GateEnvironment | EnvironmentError {
  try {
    return readEnvironment(env);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
}

/** Each variable at fault and what is wrong with it; nothing where nothing is. */
export function problemsOf(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
}

/** There is one pepper, and one place that says so. */
function problemsOfChoice({
  LEAD_LAKE_PEPPER: text,
  LEAD_LAKE_PEPPER_SECRET: secretArn,
}: Environment): string[] {
  if (text !== undefined && secretArn !== undefined) {
    return ['LEAD_LAKE_PEPPER and LEAD_LAKE_PEPPER_SECRET are both set, and only one can be meant'];
  }
  if (text !== undefined || secretArn !== undefined) return [];
  return [
    'LEAD_LAKE_PEPPER is missing, and so is LEAD_LAKE_PEPPER_SECRET, the ARN of a secret that holds it',
  ];
}
