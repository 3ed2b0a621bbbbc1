import { readConditions } from '#domain/features/condition-schema.ts';
import { kindFacts } from '#domain/features/feature-kind.ts';
import type { WrittenEventFeature, WrittenFeature } from '#domain/features/feature-schema.ts';
import { NO_GUARD } from '#domain/features/guard.ts';
import type { ValueType } from '#domain/features/value-type.ts';
import { checkConditions } from '../check-conditions.ts';
import { unknownName } from '../nearest.ts';
import { RESERVED_WORDS } from '../sql/reserved-words.ts';
import type { DefinitionFile, Path } from '../yaml/definition-file.ts';
import { POINT_COLUMNS } from './point-columns.ts';
import { POPULATION_COLUMNS } from './population-columns.ts';

/** What features may read: columns of `events`, and which values the closed ones hold. */
export interface EventSchema {
  readonly columns: ReadonlyMap<string, ValueType>;
  readonly knownValues?: Readonly<Record<string, readonly string[]>>;
}

function checkName(file: DefinitionFile, at: Path, name: string): void {
  if (RESERVED_WORDS.has(name))
    file.report([...at, 'name'], `${name} is a word of SQL and cannot name a feature`);
  if (POINT_COLUMNS.some((column) => column.name === name)) {
    file.report([...at, 'name'], `${name} is a column of every point already, choose another name`);
  }
}

function checkColumn(
  file: DefinitionFile,
  at: Path,
  column: string,
  allowed: ReadonlyMap<string, ValueType>,
  needsInteger: boolean,
): void {
  const type = allowed.get(column);
  if (type === undefined) {
    file.report(at, unknownName('column', column, [...allowed.keys()]));
  } else if (needsInteger && type !== 'bigint') {
    const integers = [...allowed].filter(([, other]) => other === 'bigint').map(([name]) => name);
    file.report(at, `column ${column} is ${type}, allowed are whole numbers: ${integers.join(', ')}`);
  }
}

function checkValue(file: DefinitionFile, at: Path, written: WrittenEventFeature, schema: EventSchema): void {
  const { value } = written;
  if (typeof value === 'string') {
    checkColumn(file, at, value, schema.columns, kindFacts(written.kind).value === 'integer');
  } else if (typeof value === 'object') {
    checkColumn(file, [...at, 'of'], value.of, schema.columns, false);
    const values = Object.keys(value.map);
    const known = schema.knownValues?.[value.of];
    if (schema.columns.get(value.of) !== 'string' && schema.columns.has(value.of)) {
      file.report(
        [...at, 'of'],
        `column ${value.of} is ${schema.columns.get(value.of)}, a map needs a text column`,
      );
    }
    for (const key of values) {
      if (known && !known.includes(key)) file.report([...at, 'map', key], unknownName(value.of, key, known));
    }
  }
}

/** Names there are for a feature's `guard`; also of guards with mistakes, which are told where they are declared. */
export interface GuardNames {
  readonly guards: readonly string[];
}

/** Notes what is wrong with a feature beyond its shape: names, columns, types. */
export function checkFeature(
  file: DefinitionFile,
  at: Path,
  written: WrittenFeature,
  schema: EventSchema & GuardNames,
): void {
  checkName(file, at, written.name);
  if (written.kind === 'lookup_rate') {
    if (!POPULATION_COLUMNS.includes(written.by)) {
      file.report([...at, 'by'], unknownName('population column', written.by, POPULATION_COLUMNS));
    }
    return;
  }
  checkValue(file, [...at, 'value'], written, schema);
  const guards = [NO_GUARD, ...schema.guards];
  if (written.guard !== undefined && !guards.includes(written.guard)) {
    file.report([...at, 'guard'], unknownName('guard', written.guard, guards));
  }
  checkConditions(file, [...at, 'filter'], readConditions(written.filter), {
    kind: 'column',
    types: schema.columns,
    ...(schema.knownValues && { knownValues: schema.knownValues }),
  });
}
