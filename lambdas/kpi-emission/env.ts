import * as z from 'zod';

/** What the function's environment says. */
export interface KpiEmissionEnvironment {
  readonly database: string;
  readonly workgroup: string;
  /** Unit of each KPI by id. */
  readonly units: Readonly<Record<string, string>>;
}

/** The environment cannot be run with; the message names every variable at fault. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(problems: readonly string[]) {
    super(`the environment of the KPI emission is incomplete: ${problems.join('; ')}`);
  }
}

const NOT_UNITS = 'must be a JSON object of KPI to unit, with one at least';

const name = z.string({ error: 'is missing' }).min(1, { error: 'is empty' });
const units = z
  .string({ error: 'is missing' })
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: NOT_UNITS });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .record(z.string(), z.string(), { error: NOT_UNITS })
      .refine((read) => Object.keys(read).length > 0, { error: NOT_UNITS }),
  );

const environment = z.object({
  LEAD_LAKE_DATABASE: name,
  LEAD_LAKE_WORKGROUP: name,
  LEAD_LAKE_KPI_UNITS: units,
});
export type EnvironmentVariable = keyof z.input<typeof environment>;

/** @throws EnvironmentError naming each variable at fault. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): KpiEmissionEnvironment {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    );
  }
  const { data } = parsed;
  return {
    database: data.LEAD_LAKE_DATABASE,
    workgroup: data.LEAD_LAKE_WORKGROUP,
    units: data.LEAD_LAKE_KPI_UNITS,
  };
}
