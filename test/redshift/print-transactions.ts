import { migrationFiles } from '#lib/constructs/warehouse/migration-files.ts';
import { planMigrations } from '../../lambdas/warehouse-migration/plan-migrations.ts';
import { HISTORY_STATEMENTS, stepStatements } from '../../lambdas/warehouse-migration/step-statements.ts';

// Writes to stdout, as JSON, every transaction with which an empty warehouse is brought forward: [file, statements].
const values = { database: 'lead_lake_test', role: 'arn:aws:iam::111122223333:role/spectrum' };
const { steps = [] } = planMigrations(migrationFiles(), []);
const transactions = steps.map((step) => [step.name, stepStatements(step, values)] as const);
process.stdout.write(JSON.stringify([['history', HISTORY_STATEMENTS], ...transactions]));
