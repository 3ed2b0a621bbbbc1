import { MAX_STATEMENTS_PER_TRANSACTION } from '#adapters/redshift-data.ts';
import { type DeployedValues, fillIn } from './fill-in.ts';
import { MigrationTextError } from './migration-file.ts';
import type { MigrationStep } from './plan-migrations.ts';
import { splitStatements } from './split-statements.ts';

/** What was applied, each file in one row. Repeatable; run before anything else. */
export const HISTORY_STATEMENTS: readonly string[] = [
  'create schema if not exists kpi_admin',
  `create table if not exists kpi_admin.migrations (
  name varchar(128) not null,
  sha256 char(64) not null,
  applied_at timestamp not null default getdate()
)`,
];

export const HISTORY_QUERY = 'select name, sha256 from kpi_admin.migrations order by name';

/** Statements that stand before a file's own. */
export const LOCK_POSITION = 0;
export const GUARD_POSITION = 1;
export const FIRST_OWN_POSITION = 2;

/**
 * All statements of a step, to be run as one transaction. It waits for its turn, breaks where the step was done
 * meanwhile (a function that ran out of time is called again while its statements may still be running), does
 * what the file says and writes it down.
 */
export function stepStatements(step: MigrationStep, values: DeployedValues): readonly string[] {
  const own = splitStatements(step.sql).map((statement) => fillIn(statement, values));
  const { name, sha256 } = step;
  const statements = [
    'lock kpi_admin.migrations',
    // nothing but a broken statement stops a transaction of the Data API
    `select 1 / (case when count(*) = 0 then 1 else 0 end) as is_due
from kpi_admin.migrations
where name = '${name}' and sha256 = '${sha256}'`,
    ...own,
    `delete from kpi_admin.migrations where name = '${name}'`,
    `insert into kpi_admin.migrations (name, sha256) values ('${name}', '${sha256}')`,
  ];
  if (statements.length > MAX_STATEMENTS_PER_TRANSACTION) {
    const most = MAX_STATEMENTS_PER_TRANSACTION - statements.length + own.length;
    throw new MigrationTextError(
      `it has ${own.length} statements and one transaction takes ${most}: make it two files`,
    );
  }
  return statements;
}
