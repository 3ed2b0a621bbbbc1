import { LATENCY_METRIC, SCORING_METRICS } from '../../../lambdas/scoring/scoring-metrics.ts';
import { GATE_METRICS } from '../../../lambdas/validation/gate-metrics.ts';
import { metricsNamespace } from '../../metrics-namespace.ts';
import { STAGE_DIMENSION, STAGE_METRICS, TAKING_METRICS } from '../../pipeline/stage-metrics.ts';
import { GATE_SERVICE, SCORING_SERVICE } from './lake-metrics.ts';

const WIDTH = 24;
const GRAPHS_IN_A_ROW = 4;
const HEIGHTS = { text: 1, status: 4, graph: 5 } as const;

/** An alarm as it is deployed. */
export interface DeployedAlarm {
  readonly title: string;
  readonly arn: string;
}

export interface DashboardBodyProps {
  readonly environment: string;
  readonly region: string;
  readonly groups: readonly { readonly title: string; readonly alarms: readonly DeployedAlarm[] }[];
  readonly streamName: string;
  readonly stateMachineArn: string;
}

/** A widget, as CloudWatch's dashboards describe them. */
export interface Widget {
  readonly type: 'text' | 'alarm' | 'metric';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Placed = Omit<Widget, 'x' | 'y'>;

/**
 * The dashboard for operations: which alarms are raised, what flows, then every alarm's own graph with its
 * threshold, so that whoever is called sees at what the alarm looks.
 */
export function dashboardBody(props: DashboardBodyProps): { readonly widgets: readonly Widget[] } {
  const { environment, groups } = props;
  const everything = groups.flatMap(({ alarms }) => alarms.map(({ arn }) => arn));
  const rows: Placed[][] = [
    [heading(`# Lead lake ${environment}: what each alarm means and what to do stands in docs/runbook.md`)],
    [
      {
        type: 'alarm',
        width: WIDTH,
        height: HEIGHTS.status,
        properties: { title: 'Alarms', alarms: everything },
      },
    ],
    [heading('## Flow')],
    ...inRows(flowGraphs(props)),
    ...groups.flatMap(({ title, alarms }) => [
      ...(alarms.length > 0 ? [[heading(`## ${title}`)]] : []),
      ...inRows(alarms.map((alarm) => alarmGraph(alarm, props.region))),
    ]),
  ];
  return { widgets: place(rows) };
}

function heading(markdown: string): Placed {
  return {
    type: 'text',
    width: WIDTH,
    height: HEIGHTS.text,
    properties: { markdown, background: 'transparent' },
  };
}

function alarmGraph({ title, arn }: DeployedAlarm, region: string): Placed {
  return graph(title, { region, annotations: { alarms: [arn] } });
}

function flowGraphs({ environment, region, streamName, stateMachineArn }: DashboardBodyProps): Placed[] {
  const namespace = metricsNamespace(environment);
  const hourly = { region, stat: 'Sum', period: 3_600 };
  const gateCount = (name: string, dimension: string) => ({
    ...hourly,
    metrics: [search(`{${namespace},service,${dimension}} service="${GATE_SERVICE}" MetricName="${name}"`)],
  });
  const scoringMetric = (name: string) => [namespace, name, 'service', SCORING_SERVICE];
  const stageCounts = (...names: string[]) => ({
    ...hourly,
    metrics: [
      search(`{${namespace},${STAGE_DIMENSION}} ${names.map((name) => `MetricName="${name}"`).join(' OR ')}`),
    ],
  });
  const { eventsAdded, duplicatesRemoved, recordsRejected, latencyP50, latencyP95 } = TAKING_METRICS;
  return [
    graph('Records into the stream, per hour', {
      ...hourly,
      metrics: [['AWS/Kinesis', 'IncomingRecords', 'StreamName', streamName]],
    }),
    graph('Events taken, per hour and source', gateCount(GATE_METRICS.accepted, 'source')),
    graph('Quarantined, per hour and reason', gateCount(GATE_METRICS.quarantined, 'reason')),
    graph('Leads scored, per hour', { ...hourly, metrics: [scoringMetric(SCORING_METRICS.scored)] }),
    graph('Milliseconds from arrival to score', {
      region,
      period: 300,
      metrics: ['p50', 'p95', 'p99'].map((stat) => [...scoringMetric(LATENCY_METRIC), { stat, label: stat }]),
    }),
    graph('Crossings, per hour and band', {
      ...hourly,
      metrics: [
        search(
          `{${namespace},service,to} service="${SCORING_SERVICE}" MetricName="${SCORING_METRICS.bandChanges}"`,
        ),
      ],
    }),
    graph('Not scored, given back, not told, per hour', {
      ...hourly,
      metrics: [
        SCORING_METRICS.withoutKey,
        SCORING_METRICS.returned,
        SCORING_METRICS.notAnnounced,
        SCORING_METRICS.modelFallbacks,
      ].map(scoringMetric),
    }),
    graph('Runs of the pipeline', {
      ...hourly,
      metrics: ['ExecutionsSucceeded', 'ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'].map(
        (name) => ['AWS/States', name, 'StateMachineArn', stateMachineArn],
      ),
    }),
    graph('Seconds of each stage', stageCounts(STAGE_METRICS.seconds)),
    graph('Rows written by each stage', stageCounts(STAGE_METRICS.rowsWritten)),
    graph(
      'Events added, duplicates, rejects of a run',
      stageCounts(eventsAdded, duplicatesRemoved, recordsRejected),
    ),
    graph('Seconds from arrival to table', stageCounts(latencyP50, latencyP95)),
  ];
}

/** All metrics that fit, whatever sources, reasons and stages there are. */
function search(pattern: string): unknown[] {
  return [{ expression: `SEARCH('${pattern}', 'Sum', 3600)`, id: 'found', label: '' }];
}

function graph(title: string, properties: Readonly<Record<string, unknown>>): Placed {
  return {
    type: 'metric',
    width: WIDTH / GRAPHS_IN_A_ROW,
    height: HEIGHTS.graph,
    properties: { title, view: 'timeSeries', stacked: false, ...properties },
  };
}

function inRows(widgets: readonly Placed[]): Placed[][] {
  const rows: Placed[][] = [];
  for (let from = 0; from < widgets.length; from += GRAPHS_IN_A_ROW) {
    rows.push(widgets.slice(from, from + GRAPHS_IN_A_ROW));
  }
  return rows;
}

/** Rows one below the other, widgets of a row side by side. */
function place(rows: readonly (readonly Placed[])[]): Widget[] {
  let y = 0;
  return rows.flatMap((row) => {
    let x = 0;
    const placed = row.map((widget) => {
      const at = { ...widget, x, y };
      x += widget.width;
      return at;
    });
    y += Math.max(...row.map(({ height }) => height));
    return placed;
  });
}
