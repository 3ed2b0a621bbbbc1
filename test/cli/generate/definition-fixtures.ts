import { resolve } from 'node:path';
import { compileDefinitionTexts } from '#cli/generate/compile-definitions.ts';
import { DefinitionError } from '#cli/generate/definition-error.ts';
import { type DefinitionTexts, readDefinitionTexts } from '#cli/generate/definition-texts.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** The definitions that ship, some of them replaced. */
export const textsWith = (changes: Partial<DefinitionTexts> = {}): DefinitionTexts => ({
  ...readDefinitionTexts(ROOT),
  ...changes,
});

/** What the compiler says is wrong with definitions, one `file:line: message` each; none when they compile. */
export function mistakesOf(changes: Partial<DefinitionTexts>): string[] {
  try {
    compileDefinitionTexts(textsWith(changes));
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.message.split('\n');
    throw error;
  }
}

/** A features file of these flow-style features, the first of which stands on line 2. */
export const featuresFile = (...features: readonly string[]): string =>
  ['features:', ...features.map((feature) => `  - ${feature}`), ''].join('\n');

/** A scorecard that speaks of no particular feature, so that it goes with any features file. */
export const ANY_SCORECARD = `active: only
scorecards:
  only:
    version: 1
    what: Any
    bands: [{name: COLD, action: Wait}]
    rules: [{code: ANY, group: source, what: Any, when: {n: {gte: 1}}, points: 1}]
`;

/** A feature every features file of these tests begins with, on line 2. */
export const N = '{name: n, what: All, kind: count}';

/** A scorecards file around these rules, the first of which stands on line 7. */
export const rulesFile = (...rules: readonly string[]): string =>
  [
    'active: only',
    'scorecards:',
    '  only:',
    '    version: 1',
    '    what: Any',
    '    rules:',
    ...rules.map((rule) => `      - ${rule}`),
    '    bands: [{name: COLD, action: Wait}]',
    '',
  ].join('\n');

/** A scorecards file around these bands, the first of which stands on line 8. */
export const bandsFile = (...bands: readonly string[]): string =>
  [
    'active: only',
    'scorecards:',
    '  only:',
    '    version: 1',
    '    what: Any',
    '    rules: [{code: ANY, group: source, what: Any, when: {has_email: true}, points: 1}]',
    '    bands:',
    ...bands.map((band) => `      - ${band}`),
    '',
  ].join('\n');
