import { DRAIN_METRICS } from '../../../lambdas/drain/drain-metrics.ts';
import type { AlarmSpec } from './alarm-spec.ts';
import { sum } from './aws-metrics.ts';
import { DRAIN_SERVICE, METRICS_NAMESPACE } from './lake-metrics.ts';

/** Twice what lies between two drains. */
const TWO_DRAINS_SECONDS = 1_800;

export interface DeliveryWatch {
  /** Name of the validation function. */
  readonly functionName: string;
  /** Id of the event source mapping that calls it. */
  readonly mappingId: string;
}

/** What the gate was given, could not take in all its tries, and had to be set aside. */
export function deliveryAlarms({ functionName, mappingId }: DeliveryWatch): AlarmSpec[] {
  const mapping = { EventSourceMappingUUID: mappingId };
  const drain = { service: DRAIN_SERVICE };
  const once = { raisedWhen: { is: '>', than: 0 }, periods: 1, withoutData: 'notBreaching' } as const;
  return [
    {
      ...once,
      entry: 'Records went to the on-failure bucket',
      urgency: 'warn',
      meaning: 'The gate could not take some records in all its tries; they lie in the on-failure bucket.',
      metrics: {
        delivered: sum('AWS/Lambda', 'OnFailureDestinationDeliveredEventCount', mapping),
        found: sum(METRICS_NAMESPACE, DRAIN_METRICS.found, drain),
      },
      expression: 'FILL(delivered, 0) + FILL(found, 0)',
      periodSeconds: 900,
    },
    {
      entry: 'Records stay in the on-failure bucket',
      urgency: 'page',
      meaning: 'The drain leaves objects in the on-failure bucket, or has not run for half an hour.',
      metrics: {
        kept: {
          namespace: METRICS_NAMESPACE,
          name: DRAIN_METRICS.kept,
          dimensions: drain,
          statistic: 'Minimum',
        },
      },
      raisedWhen: { is: '>', than: 0 },
      periodSeconds: TWO_DRAINS_SECONDS,
      periods: 1,
      // every drain counts, zeroes too
      withoutData: 'breaching',
    },
    {
      ...once,
      entry: 'Records could not be set aside',
      urgency: 'page',
      meaning:
        'Records that the gate could not take were dropped, or could not be set aside: they are being lost.',
      metrics: {
        failures: sum('AWS/Lambda', 'DestinationDeliveryFailures', { FunctionName: functionName }),
        dropped: sum('AWS/Lambda', 'DroppedEventCount', mapping),
      },
      expression: 'FILL(failures, 0) + FILL(dropped, 0)',
      periodSeconds: 300,
    },
  ];
}
