/**
 * What a deployed lake says about itself, as names of SSM parameters: the stacks write them, `lake --env` reads
 * them. One home, because both sides must agree.
 */
export const PARAMETERS = {
  streamName: 'stream-name',
  rawBucket: 'raw-bucket',
  failuresBucket: 'failures-bucket',
  contactsBucket: 'contacts-bucket',
  processedBucket: 'processed-bucket',
  featuresBucket: 'features-bucket',
  goldBucket: 'gold-bucket',
  resultsBucket: 'results-bucket',
  databaseName: 'database-name',
  analystsWorkgroup: 'analysts-workgroup',
  kpisWorkgroup: 'kpis-workgroup',
  salesWorkgroup: 'sales-workgroup',
  stateMachineArn: 'state-machine-arn',
  pepperSecretArn: 'pepper-secret-arn',
  profilesTable: 'profiles-table',
  eventBusName: 'event-bus-name',
  kpiDashboardId: 'kpi-dashboard-id',
  opsDashboardName: 'ops-dashboard-name',
  warehouseWorkgroup: 'warehouse-workgroup',
} as const;

export type Parameter = keyof typeof PARAMETERS;

/** The full name of a parameter in an environment. */
export function parameterName(environment: string, parameter: Parameter): string {
  return `/lead-lake/${environment}/${PARAMETERS[parameter]}`;
}
