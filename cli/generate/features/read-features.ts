import { readConditions } from '#domain/features/condition-schema.ts';
import type { Feature, FeatureValue } from '#domain/features/feature.ts';
import { kindFacts } from '#domain/features/feature-kind.ts';
import {
  featureKindSchema,
  featureSchema,
  type WrittenEventFeature,
  type WrittenFeature,
} from '#domain/features/feature-schema.ts';
import type { Guard } from '#domain/features/guard.ts';
import type { ValueType } from '#domain/features/value-type.ts';
import type { DefinitionFile } from '../yaml/definition-file.ts';
import { checkFeature, type EventSchema } from './check-feature.ts';
import { checkLookupKeys } from './check-lookup-keys.ts';
import { featuresFileSchema } from './features-file-schema.ts';
import { readGuards } from './read-guards.ts';
import { uniqueNames } from './unique-names.ts';

/** What the features file says, as far as it could be read; `names` holds also those with mistakes. */
export interface FeaturesRead {
  readonly features: readonly Feature[];
  readonly names: readonly string[];
  readonly guards: readonly Guard[];
}

function readValue(written: WrittenEventFeature['value']): FeatureValue | null {
  if (written === undefined) return null;
  if (typeof written === 'string') return { from: 'column', column: written };
  if (typeof written === 'number') return { from: 'constant', constant: written };
  return { from: 'map', column: written.of, map: written.map };
}

function resultType(written: WrittenEventFeature, columns: ReadonlyMap<string, ValueType>): ValueType {
  const { result } = kindFacts(written.kind);
  if (written.per !== undefined) return 'double';
  return result === 'value' ? (columns.get(String(written.value)) ?? 'string') : result;
}

function toFeature(written: WrittenFeature, columns: ReadonlyMap<string, ValueType>): Feature {
  const facts = { name: written.name, what: written.what, unit: written.unit ?? null };
  if (written.kind === 'lookup_rate') {
    return {
      ...facts,
      kind: written.kind,
      type: 'double',
      populationColumn: written.by,
      keyFeature: written.of,
      priorWeightThousandths: written.prior_weight,
    };
  }
  const aggregate = {
    ...facts,
    type: resultType(written, columns),
    value: readValue(written.value),
    guard: written.guard ?? null,
    filter: readConditions(written.filter),
    windowDays: written.window_days ?? null,
    per: written.per ?? 1,
  };
  return written.kind === 'decayed_sum'
    ? { ...aggregate, kind: written.kind, halfLifeDays: written.half_life_days ?? 1 }
    : { ...aggregate, kind: written.kind };
}

/** Reads the guards and the features, noting every mistake; a feature with a mistake is left out. */
export function readFeatures(file: DefinitionFile, schema: EventSchema): FeaturesRead {
  const read = file.read(featuresFileSchema, []);
  const written = read?.features ?? [];
  const names = uniqueNames(file, 'features', 'feature', written.length);
  const guards = readGuards(file, read?.guards ?? [], schema);
  const features = written.flatMap((_, index): Feature[] => {
    const at = ['features', index];
    const kind = file.read(featureKindSchema, at)?.kind;
    const feature = kind && file.read(featureSchema(kind), at);
    if (!feature) return [];
    checkFeature(file, at, feature, { ...schema, guards: guards.names });
    return [toFeature(feature, schema.columns)];
  });
  checkLookupKeys(file, features, names);
  return { features, names, guards: guards.guards };
}
