import type { Scorecard } from '#domain/scorecard/scorecard.ts';
import { scorecardSchema, scorecardsSchema } from '#domain/scorecard/scorecard-schema.ts';
import type { Subjects } from '../check-conditions.ts';
import { unknownName } from '../nearest.ts';
import type { DefinitionFile } from '../yaml/definition-file.ts';
import { readBands } from './read-bands.ts';
import { readRules } from './read-rules.ts';

/** Which scorecard scores, and all there are by name. */
export interface Scorecards {
  readonly active: string;
  readonly byName: ReadonlyMap<string, Scorecard>;
}

const NAME = /^[a-z][a-z0-9_-]*$/;

function readScorecard(file: DefinitionFile, name: string, features: Subjects): Scorecard | undefined {
  const at = ['scorecards', name];
  if (!NAME.test(name)) {
    file.report(
      at,
      `a scorecard's name is lower case letters, digits, _ and -, found ${JSON.stringify(name)}`,
    );
  }
  const written = file.read(scorecardSchema, at);
  if (!written) return undefined;
  return {
    name,
    what: written.what,
    version: `${name}@${written.version}`,
    bands: readBands(file, [...at, 'bands'], written.bands),
    rules: readRules(file, [...at, 'rules'], written.rules, features),
  };
}

/** Reads every scorecard, also those that do not score today, noting all mistakes. */
export function readScorecards(file: DefinitionFile, features: Subjects): Scorecards | undefined {
  const written = file.read(scorecardsSchema, []);
  if (!written) return undefined;
  const names = Object.keys(written.scorecards);
  if (!names.includes(written.active))
    file.report(['active'], unknownName('scorecard', written.active, names));
  const byName = new Map<string, Scorecard>();
  for (const name of names) {
    const scorecard = readScorecard(file, name, features);
    if (scorecard) byName.set(name, scorecard);
  }
  return { active: written.active, byName };
}
