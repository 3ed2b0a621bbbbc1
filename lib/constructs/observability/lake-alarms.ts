import type { AlarmSpec } from './alarm-spec.ts';
import { type DeliveryWatch, deliveryAlarms } from './delivery-alarms.ts';
import { type FunctionWatch, functionAlarms } from './function-alarms.ts';
import { type GateWatch, gateAlarms } from './gate-alarms.ts';
import { type ImportWatch, importAlarms } from './import-alarms.ts';
import { type KpiWatch, kpiAlarms } from './kpi-alarms.ts';
import { type PipelineWatch, pipelineAlarms } from './pipeline-alarms.ts';
import { type CrmWatch, crmAlarms, type DeadLetterWatch, deadLetterAlarms } from './push-alarms.ts';
import { type ScoringWatch, scoringAlarms } from './scoring-alarms.ts';
import { type SourceWatch, silenceAlarms } from './silence-alarms.ts';
import { storeAlarms } from './store-alarms.ts';

/** All that is watched. */
export interface LakeWatch {
  readonly gate: GateWatch;
  readonly delivery: DeliveryWatch;
  readonly sources: readonly SourceWatch[];
  readonly pipeline: PipelineWatch;
  readonly kpis: readonly KpiWatch[];
  readonly functions: readonly FunctionWatch[];
  readonly scoring: ScoringWatch;
  /** Queues of what was given up on. */
  readonly deadLetters: readonly DeadLetterWatch[];
  /** @default no CRM is told of anything */
  readonly crm: CrmWatch | undefined;
  readonly profilesTable: string;
  /** Data sets that QuickSight imports. */
  readonly importedDataSets: readonly ImportWatch[];
}

/** Alarms that stand together on the dashboard. */
export interface AlarmGroup {
  readonly title: string;
  readonly alarms: readonly AlarmSpec[];
}

/** Every alarm of a lake, in the order in which its data flows. */
export function lakeAlarms(watch: LakeWatch): readonly AlarmGroup[] {
  return [
    { title: 'Gate', alarms: [...gateAlarms(watch.gate), ...deliveryAlarms(watch.delivery)] },
    { title: 'Sources', alarms: silenceAlarms(watch.sources) },
    {
      title: 'Scores of the moment',
      alarms: [
        ...scoringAlarms(watch.scoring),
        ...storeAlarms({ tableName: watch.profilesTable }),
        ...deadLetterAlarms(watch.deadLetters),
        ...(watch.crm === undefined ? [] : crmAlarms(watch.crm)),
      ],
    },
    { title: 'Pipeline', alarms: pipelineAlarms(watch.pipeline) },
    { title: 'KPIs', alarms: [...kpiAlarms(watch.kpis), ...importAlarms(watch.importedDataSets)] },
    { title: 'Functions', alarms: functionAlarms(watch.functions) },
  ];
}
