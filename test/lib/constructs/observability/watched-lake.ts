import type { AlarmSpec } from '../../../../lib/constructs/observability/alarm-spec.ts';
import { kpiWatches } from '../../../../lib/constructs/observability/kpi-watches.ts';
import { type AlarmGroup, lakeAlarms } from '../../../../lib/constructs/observability/lake-alarms.ts';
import {
  gateTotal,
  pipelineOverdue,
  setAsideTotal,
} from '../../../../lib/constructs/observability/lake-metrics.ts';
import { sourceWatches } from '../../../../lib/constructs/observability/source-watches.ts';

/** The alarms of a lake that has everything, with made-up names of what is deployed. */
export function alarmGroups(): readonly AlarmGroup[] {
  return lakeAlarms({
    gate: {
      functionName: 'gate',
      streamName: 'events',
      accepted: gateTotal('accepted', 'test'),
      quarantined: gateTotal('quarantined', 'test'),
      maxQuarantineShare: 0.05,
    },
    delivery: { functionName: 'gate', mappingId: 'uuid' },
    scoring: { functionName: 'scorer', streamName: 'events', setAside: setAsideTotal('test') },
    deadLetters: ['scoring', 'bus', 'crm'].map((label) => ({ label, queueName: `${label}-queue` })),
    crm: { busName: 'lead-lake-test', ruleName: 'lead-lake-test-crm' },
    sources: sourceWatches({ silenceHours: { online: 24, roadshow: 168 } }),
    pipeline: {
      stateMachineArn: 'arn:pipeline',
      jobFailureRule: 'job-failures',
      overdue: pipelineOverdue('test'),
      finishedByUtcHour: 6,
    },
    kpis: kpiWatches(),
    functions: [
      { label: 'validation', functionName: 'gate' },
      { label: 'drain', functionName: 'drain' },
    ],
    profilesTable: 'profiles',
    importedDataSets: [{ label: 'kpis', dataSetId: 'lead-lake-test-kpis' }],
  });
}

export function alarms(): readonly AlarmSpec[] {
  return alarmGroups().flatMap((group) => group.alarms);
}

/** The one alarm of an entry, or the one of it that is about something. */
export function alarm(entry: string, about?: string): AlarmSpec {
  const found = alarms().filter((spec) => spec.entry === entry && spec.about === about);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new RangeError(`${found.length} alarms are "${entry}"`);
  return only;
}
