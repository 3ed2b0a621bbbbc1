import { parse } from 'yaml';
import { VALUE_TYPES, type ValueType } from '#domain/features/value-type.ts';

interface TableText {
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  readonly like?: { readonly table: string; readonly except?: readonly string[] };
}

/** Columns and types of a table, from the definitions that are their one home. */
export function tableColumns(table: string, textOf: (table: string) => string): Map<string, ValueType> {
  const definition = parse(textOf(table)) as TableText;
  const except = new Set(definition.like?.except);
  const inherited = definition.like ? [...tableColumns(definition.like.table, textOf)] : [];
  const own = (definition.columns ?? []).map(({ name, type }) => [name, type] as const);
  return new Map(
    [...inherited, ...own].filter(
      (column): column is [string, ValueType] =>
        !except.has(column[0]) && (VALUE_TYPES as readonly string[]).includes(column[1]),
    ),
  );
}
