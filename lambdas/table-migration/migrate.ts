import type { Athena, AthenaStatement } from '#adapters/athena.ts';
import { AthenaStatementError } from '#adapters/athena-errors.ts';
import type { Definitions } from './definitions.ts';
import { foundTablesSql, readFoundTables } from './found-tables.ts';
import { type MigrationStep, planMigration } from './plan-migration.ts';

export const MAX_ATTEMPTS = 3;

/** The database cannot become what its definitions say without losing something. Nothing was changed. */
export class MigrationRefusedError extends Error {
  override readonly name = 'MigrationRefusedError';

  constructor(refusals: readonly string[]) {
    super(refusals.join('; '));
  }
}

/** A step of the migration failed; those before it are done, and are not done again. */
export class MigrationStepError extends Error {
  override readonly name = 'MigrationStepError';

  constructor({ what }: MigrationStep, cause: AthenaStatementError) {
    // definitions hold no data, and so does what Athena says of them
    super(`could not ${what}: ${cause.reason}`, { cause });
  }
}

export interface MigrationProps {
  readonly athena: Athena;
  readonly database: string;
  readonly definitions: Definitions;
  /** Ends the migration between two steps. @default it runs to its end */
  readonly signal?: AbortSignal;
}

/** Brings the database to its definitions and returns the steps that took; every refusal comes before the first. */
export async function migrate(props: MigrationProps): Promise<readonly MigrationStep[]> {
  const { athena, database, definitions, signal } = props;
  const options = signal === undefined ? {} : { signal };
  const listed = await athena.run(foundTablesSql(database), options);
  const { steps, refusals } = planMigration(definitions, readFoundTables(await listed.rows()));
  if (refusals.length > 0) throw new MigrationRefusedError(refusals);
  for (const step of steps) await runStep(step, () => athena.run(step.sql, options));
  return steps;
}

async function runStep(step: MigrationStep, run: () => Promise<AthenaStatement>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run();
      return;
    } catch (error) {
      if (!(error instanceof AthenaStatementError)) throw error;
      if (!error.isRetryable || attempt === MAX_ATTEMPTS) throw new MigrationStepError(step, error);
    }
  }
}
