import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLocalScoringMetrics } from '#cli/lake/local-scoring-metrics.ts';
import { defaultGateConfig } from '../../../lambdas/validation/gate-config.ts';

describe('the metrics of scoring on one machine', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'scoring-metrics-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('are lines that CloudWatch would read, times a hundred to a line', () => {
    const gate = defaultGateConfig(new Uint8Array(32));
    const lake = { root, objects: '', gate, isDemo: false, derivedFrom: null };
    const metrics = createLocalScoringMetrics(lake, () => 1000);
    metrics.count('BandChanges', 3, { to: 'HOT' });
    metrics.latencies(Array.from({ length: 101 }, (_, at) => at));

    const text = readFileSync(path.join(root, 'logs', 'metrics.ndjson'), 'utf8');
    const [count, times, last] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(count).toMatchObject({ to: 'HOT', BandChanges: 3 });
    expect(times._aws.CloudWatchMetrics[0].Metrics).toEqual([
      { Name: 'ScoringLatencyMs', Unit: 'Milliseconds' },
    ]);
    expect([times.ScoringLatencyMs.length, times.ScoringLatencyMs[99]]).toEqual([100, 99]);
    expect(last.ScoringLatencyMs).toEqual([100]);
  });
});
