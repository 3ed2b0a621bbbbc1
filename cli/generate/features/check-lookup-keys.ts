import { type Feature, isEventFeature } from '#domain/features/feature.ts';
import { unknownName } from '../nearest.ts';
import type { DefinitionFile } from '../yaml/definition-file.ts';

/** A rate is looked up by a text the lead has itself; anything else would find nobody like it. */
export function checkLookupKeys(
  file: DefinitionFile,
  features: readonly Feature[],
  names: readonly string[],
): void {
  const usable = features.filter((feature) => isEventFeature(feature) && feature.type === 'string');
  const allowed = usable.map((feature) => feature.name);
  for (const feature of features) {
    if (feature.kind !== 'lookup_rate' || allowed.includes(feature.keyFeature)) continue;
    const at = ['features', names.indexOf(feature.name), 'of'];
    const found = features.find((other) => other.name === feature.keyFeature);
    if (found) {
      const message = `feature ${found.name} is ${found.type}, a rate is looked up by a text: ${allowed.join(', ')}`;
      file.report(at, message);
    } else if (!names.includes(feature.keyFeature)) {
      file.report(at, unknownName('feature', feature.keyFeature, allowed));
    }
  }
}
