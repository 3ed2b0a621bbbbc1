import { AthenaClient } from '@aws-sdk/client-athena';
import { createAthena } from '#adapters/athena.ts';
import { createHandler } from './create-handler.ts';
import { readEnvironment } from './env.ts';
import { createPowertoolsKpiMetrics } from './powertools-kpi-metrics.ts';

const { database, workgroup, units } = readEnvironment(process.env);

export const handler = createHandler({
  athena: createAthena({ client: new AthenaClient({}), workgroup, database }),
  metrics: createPowertoolsKpiMetrics(),
  units,
});
