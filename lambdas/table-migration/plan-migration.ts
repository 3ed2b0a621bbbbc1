import type { Definitions, TableStatements } from './definitions.ts';
import type { FoundTables } from './found-tables.ts';

export interface MigrationStep {
  /** What it does, to be read after "could not". */
  readonly what: string;
  readonly sql: string;
}

export interface MigrationPlan {
  /** In the order in which they are to run. */
  readonly steps: readonly MigrationStep[];
  /** Why the database cannot become what is wanted; with any of them nothing must run. */
  readonly refusals: readonly string[];
}

/**
 * What brings the database to its definitions: tables are made and gain columns, views are replaced. Nothing is
 * ever dropped or rewritten in passing; what would need that is refused.
 */
export function planMigration({ tables, views }: Definitions, found: FoundTables): MigrationPlan {
  const ofTables = tables.map((table) => planTable(table, found.get(table.name)));
  return {
    steps: [
      ...ofTables.flatMap(({ steps }) => steps),
      ...views.map(({ name, create }) => ({ what: `create view ${name}`, sql: create })),
    ],
    refusals: ofTables.flatMap(({ refusals }) => refusals),
  };
}

function planTable(
  { name, create, columns }: TableStatements,
  found: ReadonlyMap<string, string> | undefined,
): MigrationPlan {
  if (found === undefined) return { steps: [{ what: `create table ${name}`, sql: create }], refusals: [] };
  const wanted = new Set(columns.map((column) => column.name));
  const changed = columns.flatMap((column) => {
    const type = found.get(column.name);
    return type === undefined || type === column.type
      ? []
      : [
          `column ${name}.${column.name} is ${type} in the lake and ${column.type} in its definition: types do not change in place, make a new column`,
        ];
  });
  const vanished = [...found.keys()]
    .filter((column) => !wanted.has(column))
    .map(
      (column) =>
        `column ${name}.${column} is in the lake and no longer in its definition: put it back, or drop it in Athena first`,
    );
  return {
    steps: columns
      .filter((column) => !found.has(column.name))
      .map((column) => ({ what: `add column ${name}.${column.name}`, sql: column.add })),
    refusals: [...changed, ...vanished],
  };
}
