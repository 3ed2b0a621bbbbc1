import { createHash } from 'node:crypto';
import type { Definitions } from '../../../lambdas/table-migration/definitions.ts';
import { tableStatements } from './iceberg-ddl.ts';
import { isExternal, type TableDefinition } from './table-definition.ts';
import { type ViewDefinition, viewStatement } from './view-definition.ts';

/** Every statement the migration may need, for the same lake always the same text. */
export function migrationDefinitions(
  tables: readonly TableDefinition[],
  views: readonly ViewDefinition[],
): Definitions {
  return {
    tables: tables.filter((table) => !isExternal(table)).map(tableStatements),
    views: views.map((view) => ({ name: view.name, create: viewStatement(view) })),
  };
}

/** Another one as soon as any statement differs: then, and only then, the migration runs. */
export function fingerprint(definitions: Definitions): string {
  return createHash('sha256').update(JSON.stringify(definitions)).digest('hex').slice(0, 16);
}
