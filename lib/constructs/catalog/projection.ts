import { EVENT_SOURCES } from '../../../lambdas/domain/event-source.ts';
import { GATE_VERSION } from '../../../lambdas/validation/gate-version.ts';
import { QUARANTINE_REASONS } from '../../../lambdas/validation/quarantine-reason.ts';
import type { Column, TableDefinition } from './table-definition.ts';

/** No event has arrived before; every later day is a place a query over all days looks into. */
export const FIRST_ARRIVAL_DATE = '2026-01-01';

/** Folders of a path whose value is one of a closed list. */
const CLOSED_LISTS: Readonly<Record<string, readonly string[]>> = {
  source: EVENT_SOURCES,
  reason: QUARANTINE_REASONS,
};
/** Folders of a path that are days, and what they are where a table has no column of the name. */
const DAYS: Readonly<Record<string, string>> = { dt: 'Arrival date (UTC)' };
/** Folders that have one value: a table shows what the gate of this version has made, and no other. */
const FIXED: Readonly<Record<string, string>> = { gate: GATE_VERSION };

/** A path with a folder of which nobody said which values it has. */
export class UnknownFolderError extends Error {
  override readonly name = 'UnknownFolderError';

  constructor(table: string, folder: string) {
    super(
      `the location of ${table} has a folder {${folder}}: its values are not known, say them in projection.ts`,
    );
  }
}

export interface Projection {
  /** Columns whose values stand in the path, in the path's order. */
  readonly keys: readonly Pick<Column, 'name' | 'type' | 'comment'>[];
  /** Columns that stand in the lines. */
  readonly columns: readonly Column[];
  /** Path under the bucket, `${name}` for each key. */
  readonly template: string;
  /** Athena's properties of the keys. */
  readonly properties: Readonly<Record<string, string>>;
}

/** How Athena finds an external table's objects without a catalog of partitions: by counting up their folders. */
export function projectionOf({ table, location = '', columns }: TableDefinition): Projection {
  const folders = [...location.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  const names = folders.filter((name) => !(name in FIXED));
  const keys = names.map((name) => {
    // a value that stands in path and line is taken from the path: a name is a key or a column
    const column = columns.find((candidate) => candidate.name === name);
    const comment = column?.comment ?? DAYS[name];
    if (comment === undefined) throw new UnknownFolderError(table, name);
    return { name, type: column?.type ?? ('date' as const), comment };
  });
  const properties = names.flatMap((name) => Object.entries(valuesOf(table, name)));
  return {
    keys,
    columns: columns.filter(({ name }) => !names.includes(name)),
    template: location.replaceAll(/\{(\w+)\}/g, (_, name: string) => FIXED[name] ?? `\${${name}}`),
    properties: { 'projection.enabled': 'true', ...Object.fromEntries(properties) },
  };
}

function valuesOf(table: string, name: string): Readonly<Record<string, string>> {
  const property = (key: string) => `projection.${name}.${key}`;
  const values = CLOSED_LISTS[name];
  if (values !== undefined) return { [property('type')]: 'enum', [property('values')]: values.join(',') };
  if (!(name in DAYS)) throw new UnknownFolderError(table, name);
  return {
    [property('type')]: 'date',
    [property('format')]: 'yyyy-MM-dd',
    [property('range')]: `${FIRST_ARRIVAL_DATE},NOW`,
    [property('interval')]: '1',
    [property('interval.unit')]: 'DAYS',
  };
}
