import * as z from 'zod';

/** What the function's environment says. */
export interface MigrationEnvironment {
  readonly workgroup: string;
  readonly database: string;
  /** Bucket of each layer. */
  readonly buckets: Readonly<Record<string, string>>;
}

/** The environment cannot be run with; the message names every variable at fault. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(problems: readonly string[]) {
    super(`the environment of the migration is incomplete: ${problems.join('; ')}`);
  }
}

const text = z.string({ error: 'is missing' }).min(1, { error: 'is empty' });

const buckets = text
  .transform((given, context): unknown => {
    try {
      return JSON.parse(given);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a JSON object of layer to bucket' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string(), { error: 'must be a JSON object of layer to bucket' }));

const environment = z.object({
  LEAD_LAKE_WORKGROUP: text,
  LEAD_LAKE_DATABASE: text,
  LEAD_LAKE_BUCKETS: buckets,
});

/** @throws EnvironmentError naming each variable at fault. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): MigrationEnvironment {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    );
  }
  const { LEAD_LAKE_WORKGROUP, LEAD_LAKE_DATABASE, LEAD_LAKE_BUCKETS } = parsed.data;
  return { workgroup: LEAD_LAKE_WORKGROUP, database: LEAD_LAKE_DATABASE, buckets: LEAD_LAKE_BUCKETS };
}
