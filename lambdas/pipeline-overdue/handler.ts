import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SFNClient } from '@aws-sdk/client-sfn';
import { createHandler } from './create-handler.ts';
import { readEnvironment } from './env.ts';
import { ENVIRONMENT_DIMENSION, OVERDUE_METRIC } from './overdue-metric.ts';
import { readPipelineRuns } from './pipeline-runs.ts';

const SERVICE = 'pipeline-overdue';

const { lake, stateMachineArn, timetable } = readEnvironment(process.env);
const client = new SFNClient({});
const metrics = new Metrics({
  serviceName: SERVICE,
  defaultDimensions: { [ENVIRONMENT_DIMENSION]: lake },
});

export const handler = createHandler({
  timetable,
  nowMs: Date.now,
  readRuns: () => readPipelineRuns(client, stateMachineArn),
  report: (overdue) => {
    metrics.addMetric(OVERDUE_METRIC, MetricUnit.Count, overdue ? 1 : 0);
    metrics.publishStoredMetrics();
  },
});
