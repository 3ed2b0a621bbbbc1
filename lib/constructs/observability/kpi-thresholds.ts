import { type KpiHeader, readKpiHeaders } from '../../queries/kpi-headers.ts';
import { type KpiThreshold, KpiThresholdError, readThreshold } from './kpi-threshold.ts';

/** What each KPI's header says in its line `threshold`; throws `KpiThresholdError` naming every file at fault. */
export function readKpiThresholds(
  headers: readonly KpiHeader[] = readKpiHeaders(),
): ReadonlyMap<string, KpiThreshold> {
  const problems: string[] = [];
  const read = headers.flatMap(({ kpi, path, threshold }): [string, KpiThreshold][] => {
    try {
      return [[kpi, readThreshold(threshold)]];
    } catch (error) {
      if (!(error instanceof KpiThresholdError)) throw error;
      problems.push(`${path}: ${error.message}`);
      return [];
    }
  });
  if (problems.length > 0) throw new KpiThresholdError(problems);
  return new Map(read);
}
