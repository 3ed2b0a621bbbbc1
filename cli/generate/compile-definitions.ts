import type { Feature } from '#domain/features/feature.ts';
import type { Guard } from '#domain/features/guard.ts';
import type { ValueType } from '#domain/features/value-type.ts';
import type { Scorecard } from '#domain/scorecard/scorecard.ts';
import { compileCdcSources } from './cdc-sources.ts';
import { DefinitionError, type DefinitionMistake } from './definition-error.ts';
import { type DefinitionTexts, readDefinitionTexts } from './definition-texts.ts';
import { dataDictionary } from './docs/data-dictionary.ts';
import { decayFactorsModel } from './features/decay-factors.ts';
import { decayTablesModule } from './features/decay-tables-module.ts';
import { tableColumns } from './features/event-columns.ts';
import { FEATURE_TABLES, featureTable } from './features/feature-tables.ts';
import { featureValuesModel } from './features/feature-values.ts';
import { featuresModule } from './features/features-module.ts';
import { guardsModule } from './features/guards-module.ts';
import { pointFeaturesModel } from './features/point-features.ts';
import { populationRatesModel } from './features/population-rates.ts';
import { readFeatures } from './features/read-features.ts';
import { identityLimitsModel } from './identity/identity-limits.ts';
import { identityModule } from './identity/identity-module.ts';
import { type IdentityLimit, readIdentityLimits } from './identity/read-identity-limits.ts';
import { bandActionsModel } from './scorecard/band-actions.ts';
import { rateChangesModel } from './scorecard/rate-changes.ts';
import { readScorecards, type Scorecards } from './scorecard/read-scorecards.ts';
import { scorePointsModel } from './scorecard/score-points.ts';
import { scoreTotalsModel } from './scorecard/score-totals.ts';
import { scorecardModule } from './scorecard/scorecard-module.ts';
import { scoredRatesModel } from './scorecard/scored-rates.ts';
import { openDefinitionFile } from './yaml/definition-file.ts';

/** What the definitions say once nothing is wrong with them. */
export interface Definitions {
  readonly features: readonly Feature[];
  readonly guards: readonly Guard[];
  readonly scorecards: Scorecards;
  readonly identityLimits: readonly IdentityLimit[];
  /** Columns of `events` and their types. */
  readonly eventColumns: ReadonlyMap<string, ValueType>;
}

const KEY_SUFFIX = '_key';

/** Reads all definitions together, so that one error names every mistake there is. */
export function readDefinitions(texts: DefinitionTexts): Definitions {
  const eventColumns = tableColumns('events', texts.table);
  const keyTypes = [...eventColumns.keys()]
    .filter((column) => column.endsWith(KEY_SUFFIX))
    .map((column) => column.slice(0, -KEY_SUFFIX.length));
  const featuresFile = openDefinitionFile('definitions/features.yaml', texts.features);
  const scorecardFile = openDefinitionFile('definitions/scorecard.yaml', texts.scorecard);
  const identityFile = openDefinitionFile('definitions/identity.yaml', texts.identity);
  const { features, names, guards } = readFeatures(featuresFile, {
    columns: eventColumns,
    knownValues: texts.knownValues,
  });
  const types = featureTypes(features);
  // Without features nothing can be said about the rules that speak of them.
  const scorecards =
    featuresFile.content === undefined
      ? undefined
      : readScorecards(scorecardFile, { kind: 'feature', types, unreadable: names });
  const identityLimits = readIdentityLimits(identityFile, keyTypes);
  const mistakes = [featuresFile, scorecardFile, identityFile].flatMap(({ mistakes: found }) =>
    [...found].sort((a, b) => a.line - b.line),
  );
  const [first, ...others] = mistakes;
  if (first) throw new DefinitionError(first, ...others);
  if (!scorecards) throw new TypeError('scorecards could not be read and nobody said why');
  return { features, guards, scorecards, identityLimits, eventColumns };
}

/** Columns a scorecard may speak of, with their types. */
export const featureTypes = (features: readonly Feature[]): Map<string, ValueType> =>
  new Map(features.map(({ name, type }) => [name, type]));

function findScorecard({ byName }: Scorecards, name: string): Scorecard {
  const scorecard = byName.get(name);
  if (scorecard) return scorecard;
  throw new RangeError(`no scorecard ${JSON.stringify(name)}, there are ${[...byName.keys()].join(', ')}`);
}

/** The models of a scorecard, by the path at which the active one's live. */
export function compileScorecard({ features, scorecards }: Definitions, name: string): Map<string, string> {
  const scorecard = findScorecard(scorecards, name);
  return new Map([
    ['glue-scripts/models/310_score_points.sql', scorePointsModel(scorecard, featureTypes(features))],
    ['glue-scripts/models/320_score_bands.sql', scoreTotalsModel(scorecard)],
    ['glue-scripts/models/321_band_actions.sql', bandActionsModel(scorecard)],
    ['glue-scripts/models/220_rate_changes.sql', rateChangesModel(scorecard, features)],
    ['glue-scripts/models/226_scored_rates.sql', scoredRatesModel(scorecard, features)],
  ]);
}

function filesOf(definitions: Definitions): (readonly [string, string])[] {
  const { features, guards, identityLimits, eventColumns, scorecards } = definitions;
  return [
    ['glue-scripts/models/100_identity_limits.sql', identityLimitsModel(identityLimits)],
    ['glue-scripts/models/200_decay_factors.sql', decayFactorsModel(features)],
    ['glue-scripts/models/210_point_features.sql', pointFeaturesModel(features, guards, eventColumns)],
    ['glue-scripts/models/213_feature_values.sql', featureValuesModel(features)],
    ['glue-scripts/models/214_population_rates.sql', populationRatesModel(features)],
    ...compileScorecard(definitions, scorecards.active),
    ...FEATURE_TABLES.map(
      (table) => [`glue-scripts/tables/${table.name}.yaml`, featureTable(table, features)] as const,
    ),
    // The same once more for code that answers at once and reads no files.
    ['lambdas/domain/generated/features.ts', featuresModule(features)],
    ['lambdas/domain/generated/guards.ts', guardsModule(guards)],
    ['lambdas/domain/generated/decay-tables.ts', decayTablesModule(features)],
    ['lambdas/domain/generated/identity.ts', identityModule(identityLimits)],
    ['lambdas/domain/generated/scorecard.ts', scorecardModule(findScorecard(scorecards, scorecards.active))],
  ];
}

/** Runs every compiler even when one finds mistakes, so that people mend them in one go. */
function compileAll(compilers: readonly (() => (readonly [string, string])[])[]): Map<string, string> {
  const mistakes: DefinitionMistake[] = [];
  const files = compilers.flatMap((compile) => {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  });
  const [first, ...others] = mistakes;
  if (first) throw new DefinitionError(first, ...others);
  return new Map(files);
}

/** Every file that follows from the definitions: path from the root of the repository, and text. */
export function compileDefinitionTexts(texts: DefinitionTexts): Map<string, string> {
  const files = compileAll([
    () => filesOf(readDefinitions(texts)),
    () => [['lambdas/domain/generated/cdc-sources.ts', compileCdcSources(texts.cdcSources)]],
  ]);
  // Feature tables are described as they are being written, not as they last were.
  const generated = FEATURE_TABLES.map(({ name }) => name);
  const tables = [...new Set([...texts.tableNames, ...generated])].sort().map((name) => {
    const path = `glue-scripts/tables/${name}.yaml`;
    return { path, text: files.get(path) ?? texts.table(name) };
  });
  return files.set('docs/data-dictionary.md', dataDictionary(tables, texts.kpis));
}

/**
 * The same from the definitions under a root directory.
 *
 * @throws DefinitionError naming every mistake with its file and line.
 */
export const compileDefinitions = (root: string): Map<string, string> =>
  compileDefinitionTexts(readDefinitionTexts(root));
