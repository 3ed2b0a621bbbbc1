import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const TABLES = fileURLToPath(new URL('../../../glue-scripts/tables', import.meta.url));

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'must be lower case letters, digits and _' });

const column = z.strictObject({
  name,
  /** `issues` exists only in stored lines. */
  type: z.enum(['string', 'bigint', 'double', 'boolean', 'date', 'issues']),
  comment: z.string(),
  contact: z.boolean().default(false),
  from_path: z.boolean().default(false),
});

const definition = z.strictObject({
  table: name,
  layer: z.enum(['raw', 'processed', 'contacts', 'features', 'gold', 'ops']),
  kind: z.enum(['external', 'derived', 'journal', 'handover']),
  location: z.string().optional(),
  grain: z.string(),
  comment: z.string(),
  key: z.array(name).optional(),
  partition: z.array(name).default([]),
  sort: z.array(name).optional(),
  columns: z.array(column).default([]),
  like: z.strictObject({ table: name, except: z.array(name).default([]) }).optional(),
});

export type Column = z.output<typeof column>;
export type Layer = z.output<typeof definition>['layer'];
/** A table as `glue-scripts/tables` defines it, with the columns it takes from another one. */
export type TableDefinition = Omit<z.output<typeof definition>, 'like'>;

/** Table definitions cannot be used; the message names every mistake in a file. */
export class TableDefinitionError extends Error {
  override readonly name = 'TableDefinitionError';

  constructor(file: string, problems: readonly string[]) {
    super(`glue-scripts/tables/${file}: ${problems.join('; ')}`);
  }
}

/** Every table of the lake, by file name. */
export function readTables(folder = TABLES): readonly TableDefinition[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const read = files.sort().map((file) => readTable(file, readFileSync(path.join(folder, file), 'utf8')));
  return read.map(({ like, ...table }) => {
    if (like === undefined) return table;
    const other = read.find((candidate) => candidate.table === like.table);
    if (other === undefined) {
      throw new TableDefinitionError(`${table.table}.yaml`, [`like ${like.table}, which is no table`]);
    }
    const taken = other.columns.filter((candidate) => !like.except.includes(candidate.name));
    return { ...table, columns: [...taken, ...table.columns] };
  });
}

function readTable(file: string, text: string): z.output<typeof definition> {
  const parsed = definition.safeParse(parse(text));
  if (parsed.success) return parsed.data;
  throw new TableDefinitionError(
    file,
    parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
  );
}

/** Tables whose rows are objects the gate writes: anything but Iceberg. */
export function isExternal({ kind }: TableDefinition): boolean {
  return kind === 'external';
}

/** What the constructs of a table are called after. */
export function constructId({ table }: TableDefinition): string {
  return table.replaceAll(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}
