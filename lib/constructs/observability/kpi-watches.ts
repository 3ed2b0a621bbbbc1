import { titleOf } from '#cli/dashboard/words.ts';
import { readKpiHeaders } from '../../queries/kpi-headers.ts';
import type { KpiWatch } from './kpi-alarms.ts';
import { readKpiThresholds } from './kpi-thresholds.ts';

/** What the headers of the KPI files say of alarms, in the order leadership reads them. */
export function kpiWatches(): KpiWatch[] {
  const thresholds = readKpiThresholds();
  return readKpiHeaders().flatMap(({ kpi, alarm }) => {
    const threshold = thresholds.get(kpi);
    return threshold?.kind === 'conditions'
      ? [{ kpi, title: titleOf(kpi), alarm, conditions: threshold.conditions }]
      : [];
  });
}
