import { StatementFailedError, type Warehouse } from '#adapters/redshift-data.ts';
import type { DeployedValues } from './fill-in.ts';
import { MigrationFailedError, MigrationRefusedError } from './migration-error.ts';
import { type MigrationFile, MigrationTextError } from './migration-file.ts';
import { type AppliedMigration, type MigrationStep, planMigrations } from './plan-migrations.ts';
import { HISTORY_QUERY, HISTORY_STATEMENTS, stepStatements } from './step-statements.ts';

/** Brings a warehouse forward to `files` and returns the names of those it applied. */
export async function migrate(
  files: readonly MigrationFile[],
  values: DeployedValues,
  warehouse: Warehouse,
): Promise<readonly string[]> {
  await warehouse.transaction(HISTORY_STATEMENTS);
  const { steps, problems } = planMigrations(files, await appliedIn(warehouse));
  if (problems !== undefined) throw new MigrationRefusedError(problems);
  // a mistake in the last file is told before the first one is run
  const transactions = steps.map((step) => ({ step, statements: statementsOf(step, values) }));
  for (const { step, statements } of transactions) await apply(step, statements, warehouse);
  return steps.map(({ name }) => name);
}

async function appliedIn(warehouse: Warehouse): Promise<AppliedMigration[]> {
  const rows = await warehouse.rows(HISTORY_QUERY);
  return rows.map(([name, sha256]) => ({ name: name ?? '', sha256: sha256 ?? '' }));
}

function statementsOf(step: MigrationStep, values: DeployedValues): readonly string[] {
  try {
    return stepStatements(step, values);
  } catch (error) {
    if (error instanceof MigrationTextError) throw new MigrationFailedError(step.name, error);
    throw error;
  }
}

async function apply(
  step: MigrationStep,
  statements: readonly string[],
  warehouse: Warehouse,
): Promise<void> {
  try {
    await warehouse.transaction(statements);
  } catch (error) {
    if (error instanceof StatementFailedError) throw MigrationFailedError.atStatement(step.name, error);
    throw error;
  }
}
