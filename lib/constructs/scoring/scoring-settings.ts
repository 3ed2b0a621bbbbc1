import type { EnvironmentConfig } from '../../config/index.ts';
import type { StorageStack } from '../../stacks/storage-stack.ts';
import type { LeadBus } from './lead-bus.ts';

export interface ScoringSettingsProps {
  readonly scoring: EnvironmentConfig['scoring'];
  readonly storage: StorageStack;
  readonly bus: LeadBus;
}

/** What every function that scores is told, so that all of them see the same profiles and tell the same bus. */
export function scoringEnvironment({ scoring, storage, bus }: ScoringSettingsProps): Record<string, string> {
  return {
    LEAD_LAKE_BUCKET: storage.buckets.raw.bucketName,
    LEAD_LAKE_PROFILES_TABLE: storage.profiles.tableName,
    LEAD_LAKE_EVENT_BUS: bus.name,
    LEAD_LAKE_MODELS_BUCKET: storage.buckets.features.bucketName,
    LEAD_LAKE_MAX_EVENTS: String(scoring.maxEvents),
  };
}
