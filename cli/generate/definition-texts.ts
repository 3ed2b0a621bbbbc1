import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EVENT_SOURCES } from '#domain/event-source.ts';
import { EVENT_TYPES } from '#domain/events/index.ts';

/** All that definitions are compiled from, as text: the middle of the compiler reads no files. */
export interface DefinitionTexts {
  readonly features: string;
  readonly scorecard: string;
  readonly identity: string;
  /** Definition of a table by its name. */
  readonly table: (name: string) => string;
  /** Values of the event columns that hold one of a closed list. */
  readonly knownValues: Readonly<Record<string, readonly string[]>>;
  /** Names of all tables that have a definition. */
  readonly tableNames: readonly string[];
  /** The KPI queries, in the order of their names. */
  readonly kpis: readonly { readonly path: string; readonly text: string }[];
  /** Change-data-capture mappings, in the order of their names. */
  readonly cdcSources: readonly { readonly path: string; readonly text: string }[];
}

export function readDefinitionTexts(root: string): DefinitionTexts {
  const text = (path: string): string => readFileSync(join(root, path), 'utf8');
  const filesIn = (folder: string, extension: string) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(extension))
      .sort()
      .map((name) => ({ path: `${folder}/${name}`, text: text(`${folder}/${name}`) }));
  return {
    features: text('definitions/features.yaml'),
    scorecard: text('definitions/scorecard.yaml'),
    identity: text('definitions/identity.yaml'),
    table: (name) => text(`glue-scripts/tables/${name}.yaml`),
    knownValues: { source: EVENT_SOURCES, event_type: EVENT_TYPES.map(({ type }) => type) },
    tableNames: filesIn('glue-scripts/tables', '.yaml').map(({ path }) => basename(path, '.yaml')),
    kpis: filesIn('athena-queries/kpis', '.sql'),
    cdcSources: filesIn('definitions/sources', '.yaml'),
  };
}
