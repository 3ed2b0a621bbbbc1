import { setImmediate as turn } from 'node:timers/promises';
import type { AthenaClient } from '@aws-sdk/client-athena';
import { jest } from '@jest/globals';
import { createAthena } from '../../../lambdas/adapters/athena.ts';
import { createHandler, KpiEmissionRequestError } from '../../../lambdas/kpi-emission/create-handler.ts';
import type { TextRow } from '../../../lambdas/kpi-emission/kpi-row.ts';
import { MalformedKpisError } from '../../../lambdas/kpi-emission/malformed-kpis-error.ts';
import { MissingKpisError } from '../../../lambdas/kpi-emission/missing-kpis-error.ts';
import { createPowertoolsKpiMetrics } from '../../../lambdas/kpi-emission/powertools-kpi-metrics.ts';
import { textRow } from './support/kpi-rows.ts';

const UNITS = {
  lead_volume: 'events',
  processing_latency: 'seconds',
  conversion_rate_by_score_band: 'share of matured leads',
};
const RATE = { kpi: 'conversion_rate_by_score_band', measure: 'converted', denominator: '4.0' };
const COMPLETE = [
  textRow({ value: '12.0' }),
  textRow({ dimension: 'source', dimension_value: 'web', value: '7.0' }),
  textRow({ kpi: 'processing_latency', measure: 'p95_seconds', value: '61.25' }),
  textRow({ kpi: 'processing_latency', measure: 'p95_seconds', value: '30.5', kpi_date: '2026-03-10' }),
  textRow({
    ...RATE,
    dimension: 'band',
    dimension_value: 'HOT',
    value: '0.5',
    low: '0.15',
    high: '0.85',
  }),
  // nobody of this band has matured yet
  textRow({ ...RATE, dimension: 'band', dimension_value: 'WARM', value: null, denominator: '0.0' }),
];

/** Athena with the view `kpis` in it; one that is `down` answers nothing, one that is `busy` never ends. */
type View = readonly TextRow[] | 'down' | 'busy';

function athenaWith(view: View, asked: string[] = []) {
  const names = Object.keys(textRow());
  const send = jest.fn(async ({ constructor: { name } }: { constructor: { name: string } }) => {
    asked.push(name);
    if (view === 'down') throw new TypeError('fetch failed');
    if (name === 'StartQueryExecutionCommand') return { QueryExecutionId: 'q1' };
    if (name === 'GetQueryExecutionCommand') {
      const State = view === 'busy' ? 'RUNNING' : 'SUCCEEDED';
      return { QueryExecution: { Status: { State }, StatementType: 'DML' } };
    }
    if (view === 'busy') return {};
    const rows = view.map((row) => ({
      Data: names.map((column) => (row[column] === null ? {} : { VarCharValue: row[column] })),
    }));
    return {
      ResultSet: {
        ResultSetMetadata: { ColumnInfo: names.map((column) => ({ Name: column, Type: 'varchar' })) },
        Rows: [{ Data: names.map((column) => ({ VarCharValue: column })) }, ...rows],
      },
    };
  });
  const client = { send } as unknown as AthenaClient;
  return createAthena({ client, workgroup: 'kpis', database: 'lead_lake_dev', sleep: () => turn() });
}

const context = { getRemainingTimeInMillis: () => 60_000 };

/** What CloudWatch is told: name, unit, dimensions and value of each metric. */
function publishedBy(lines: readonly string[]) {
  return lines.map((line) => {
    const { _aws, ...values } = JSON.parse(line);
    const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics;
    return { Namespace, Dimensions, Metrics, ...values };
  });
}

describe('the KPI emission', () => {
  const written: string[] = [];
  const handlerOver = (view: View, asked?: string[]) =>
    createHandler({ athena: athenaWith(view, asked), metrics: createPowertoolsKpiMetrics(), units: UNITS });

  beforeEach(() => {
    process.env.POWERTOOLS_METRICS_NAMESPACE = 'LeadLake';
    written.length = 0;
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  });
  afterEach(() => {
    delete process.env.POWERTOOLS_METRICS_NAMESPACE;
    jest.restoreAllMocks();
  });

  const metric = (Name: string, Unit: string, value: number, band: Record<string, string> = {}) => ({
    Namespace: 'LeadLake',
    Dimensions: [['service', ...Object.keys(band)]],
    Metrics: [{ Name, Unit }],
    service: 'kpi-emission',
    ...band,
    [Name]: value,
  });
  const ALL_FIGURES = [
    metric('LeadVolumeEvents', 'Count', 12),
    metric('LeadVolumeEvents', 'Count', 7, { source: 'web' }),
    metric('ProcessingLatencyP95Seconds', 'Seconds', 61.25),
    metric('ProcessingLatencyP95SecondsNewestDay', 'Seconds', 30.5),
    metric('ConversionRateByScoreBandConverted', 'None', 0.5, { band: 'HOT' }),
    metric('ConversionRateByScoreBandConvertedLow', 'None', 0.15, { band: 'HOT' }),
    metric('ConversionRateByScoreBandConvertedHigh', 'None', 0.85, { band: 'HOT' }),
  ];

  it('publishes every figure of the run asked for, each in its unit and with its own dimensions', async () => {
    const result = await handlerOver(COMPLETE)({ run_id: 'run-2' }, context);
    expect(publishedBy(written)).toEqual(ALL_FIGURES);
    expect(result).toEqual({ run_id: 'run-2', figures: 7 });
  });

  it('publishes the newest run where none is asked for', async () => {
    await expect(handlerOver(COMPLETE)({}, context)).resolves.toEqual({ run_id: 'run-2', figures: 7 });
  });

  it('publishes nothing of rows of which one is malformed', async () => {
    const rows = [...COMPLETE, textRow({ measure: 'late', value: 'Infinity' })];
    await expect(handlerOver(rows)({ run_id: 'run-2' }, context)).rejects.toThrow(MalformedKpisError);
    expect(written).toEqual([]);
  });

  it('publishes nothing of a run that lacks a KPI, and names it', async () => {
    const rows = COMPLETE.filter(({ kpi }) => kpi !== 'processing_latency');
    const failure = handlerOver(rows)({ run_id: 'run-2' }, context);
    await expect(failure).rejects.toThrow(MissingKpisError);
    await expect(failure).rejects.toMatchObject({ kpis: ['processing_latency'] });
    expect(written).toEqual([]);
  });

  it('publishes nothing where another run is the newest', async () => {
    const failure = handlerOver(COMPLETE)({ run_id: 'run-3' }, context);
    await expect(failure).rejects.toThrow('the newest run is run-2, not run-3 as asked for');
    expect(written).toEqual([]);
  });

  it('says the same again when it is called again, so that no least or greatest value changes', async () => {
    const handler = handlerOver(COMPLETE);
    await handler({ run_id: 'run-2' }, context);
    await handler({ run_id: 'run-2' }, context);
    expect(publishedBy(written)).toEqual([...ALL_FIGURES, ...ALL_FIGURES]);
  });

  it('fails with Athena, and publishes nothing', async () => {
    await expect(handlerOver('down')({ run_id: 'run-2' }, context)).rejects.toThrow('fetch failed');
    expect(written).toEqual([]);
  });

  it('asks nothing where the run it is asked for is none', async () => {
    const athena = { run: jest.fn<ReturnType<typeof athenaWith>['run']>() };
    const handler = createHandler({ athena, metrics: createPowertoolsKpiMetrics(), units: UNITS });
    await expect(handler({ run_id: 7 }, context)).rejects.toThrow(KpiEmissionRequestError);
    expect(athena.run).not.toHaveBeenCalled();
  });

  it('stops its query where it would outlast the function', async () => {
    const asked: string[] = [];
    const handler = handlerOver('busy', asked);
    const failure = handler({}, { getRemainingTimeInMillis: () => 4_000 });
    await expect(failure).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(asked.at(-1)).toBe('StopQueryExecutionCommand');
  });
});
