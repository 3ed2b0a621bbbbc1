import type { EnvironmentConfig } from '../../config/index.ts';
import { acceptedFrom } from './lake-metrics.ts';
import type { SourceWatch } from './silence-alarms.ts';

/** Sources that have a configured silence; one that is left out may be silent for ever. */
export function sourceWatches({
  silenceHours,
}: Pick<EnvironmentConfig['alarms'], 'silenceHours'>): SourceWatch[] {
  return Object.entries(silenceHours).map(([source, hours]) => ({
    source,
    hours,
    accepted: acceptedFrom(source),
  }));
}
