import type { FeatureValues } from '#domain/features/fold/feature-values.ts';
import { BAND_NAMES } from '#domain/scorecard/scorecard.ts';
import type { BandOverride } from '#domain/scoring/lead-score.ts';

/** The band that a person has set, where it still holds as of a time; null where the points decide. */
export function overrideAsOf(features: FeatureValues, asOfMs: number): BandOverride | null {
  const { override_band: set, override_until_ms: untilMs, override_by: by } = features;
  // whoever withdraws one sets NONE, which is no band
  const band = BAND_NAMES.find((name) => name === set);
  if (band === undefined || typeof untilMs !== 'number' || untilMs <= asOfMs) return null;
  return { band, untilMs, by: typeof by === 'string' ? by : null };
}
