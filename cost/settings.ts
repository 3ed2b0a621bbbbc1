/** A synthesized template, as far as its cost is read from it. */
export interface CostTemplate {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >;
}

export interface GlueJob {
  /** Data processing units of one worker. */
  readonly dpusPerWorker: number;
  readonly workers: number;
  readonly timeoutMinutes: number;
}

/** What the synthesized stacks are set to, as far as it costs. */
export interface Settings {
  /** Undefined on demand. */
  readonly shards: number | undefined;
  readonly retentionDays: number;
  readonly gateMemoryMb: number;
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  readonly scoringMemoryMb: number;
  readonly scoringBatchSize: number;
  /** Whether a CRM is told of changes of band. */
  readonly hasCrm: boolean;
  readonly keys: number;
  readonly secrets: number;
  /** Storage classes of raw and from which day on. */
  readonly rawTransitions: readonly { readonly storageClass: string; readonly days: number }[];
  readonly jobs: readonly GlueJob[];
  readonly states: number;
  /** Most that a query of a KPI may scan, in GB of 1,024 MB as Athena counts them. */
  readonly kpiScanLimitGb: number | undefined;
  /** Base capacity of the warehouse; undefined where there is none. */
  readonly rpus: number | undefined;
  readonly endpointZones: number;
  readonly hasDashboards: boolean;
  readonly alarmMetrics: number;
  readonly operationsDashboards: number;
  readonly customMetrics: number;
}

const DPUS: Readonly<Record<string, number>> = { 'G.1X': 1, 'G.2X': 2, 'G.4X': 4, 'G.8X': 8 };
const BYTES_PER_GB = 1_024 ** 3;

type Properties = Readonly<Record<string, unknown>>;

/** Reads the settings from templates by stack name. */
export function readSettings(templates: Readonly<Record<string, CostTemplate>>): Settings {
  const resources = Object.values(templates).flatMap(({ Resources }) => Object.entries(Resources));
  const ofType = (type: string): [string, Properties][] =>
    resources
      .filter(([, { Type }]) => Type === type)
      .map(([id, { Properties = {} }]): [string, Properties] => [id, Properties]);
  const only = (type: string, begins = ''): Properties => {
    const [found, another] = ofType(type).filter(([id]) => id.startsWith(begins));
    if (found === undefined || another !== undefined) throw new RangeError(`expected one ${type} ${begins}*`);
    return found[1];
  };
  const stream = only('AWS::Kinesis::Stream');
  const functions = ofType('AWS::Lambda::Function');
  const [gate, scoring] = ['Gate', 'Scoring'].map((consumer) =>
    only('AWS::Lambda::EventSourceMapping', consumer),
  );
  const alarms = ofType('AWS::CloudWatch::Alarm').map(([, alarm]) => alarm);
  return {
    shards: stream.ShardCount === undefined ? undefined : Number(stream.ShardCount),
    retentionDays: Number(stream.RetentionPeriodHours) / 24,
    gateMemoryMb: Number(functionOf(functions, gate).MemorySize),
    batchSize: Number(gate?.BatchSize),
    batchWindowSeconds: Number(gate?.MaximumBatchingWindowInSeconds),
    scoringMemoryMb: Number(functionOf(functions, scoring).MemorySize),
    scoringBatchSize: Number(scoring?.BatchSize),
    hasCrm: ofType('AWS::Events::ApiDestination').length > 0,
    keys: ofType('AWS::KMS::Key').length,
    secrets: ofType('AWS::SecretsManager::Secret').length,
    rawTransitions: transitionsOf(only('AWS::S3::Bucket', 'BucketsRaw')),
    jobs: ofType('AWS::Glue::Job').map(([, job]) => ({
      dpusPerWorker: DPUS[String(job.WorkerType)] ?? Number.NaN,
      workers: Number(job.NumberOfWorkers),
      timeoutMinutes: Number(job.Timeout),
    })),
    states: ofType('AWS::StepFunctions::StateMachine')
      .map(([, { DefinitionString }]) => JSON.stringify(DefinitionString).match(/\\"Type\\":/g)?.length ?? 0)
      .reduce((sum, count) => sum + count, 0),
    kpiScanLimitGb: ofType('AWS::Athena::WorkGroup')
      .filter(([, { Name }]) => String(Name).endsWith('-kpis'))
      .map(
        ([, group]) =>
          Number(at(group, 'WorkGroupConfiguration', 'BytesScannedCutoffPerQuery')) / BYTES_PER_GB,
      )[0],
    rpus: ofType('AWS::RedshiftServerless::Workgroup').map(([, { BaseCapacity }]) => Number(BaseCapacity))[0],
    endpointZones: ofType('AWS::EC2::VPCEndpoint')
      .filter(([, { VpcEndpointType }]) => VpcEndpointType === 'Interface')
      .reduce((zones, [, { SubnetIds }]) => zones + (Array.isArray(SubnetIds) ? SubnetIds.length : 1), 0),
    hasDashboards: ofType('AWS::QuickSight::Dashboard').length > 0,
    alarmMetrics: alarms.flatMap(metricsOf).length,
    operationsDashboards: ofType('AWS::CloudWatch::Dashboard').length,
    customMetrics: new Set(
      alarms
        .flatMap(metricsOf)
        .filter(({ Namespace }) => !String(Namespace).startsWith('AWS/'))
        .map((metric) => JSON.stringify([metric.Namespace, metric.MetricName, metric.Dimensions])),
    ).size,
  };
}

function transitionsOf(raw: Properties): Settings['rawTransitions'] {
  const rules = (at(raw, 'LifecycleConfiguration', 'Rules') ?? []) as Properties[];
  return rules
    .flatMap(({ Transitions = [] }) => Transitions as Properties[])
    .map(({ StorageClass, TransitionInDays }) => ({
      storageClass: String(StorageClass),
      days: Number(TransitionInDays),
    }));
}

/** The function that a consumer of the stream calls. */
function functionOf(functions: readonly [string, Properties][], mapping: Properties | undefined): Properties {
  const target = String(at(mapping, 'FunctionName', 'Ref'));
  const found = functions.find(([id]) => id === target);
  if (found === undefined) throw new RangeError(`no function takes the stream's records, found ${target}`);
  return found[1];
}

/** The metrics an alarm looks at: its own, or those its expression is made of. */
function metricsOf(alarm: Properties): Properties[] {
  if (alarm.MetricName !== undefined) return [alarm];
  return ((alarm.Metrics ?? []) as Properties[])
    .map((query) => query.MetricStat as Properties | undefined)
    .filter((stat) => stat !== undefined)
    .map((stat) => stat.Metric as Properties);
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Properties | undefined)?.[key], value);
}
