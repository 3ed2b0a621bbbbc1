import { Metrics } from '@aws-lambda-powertools/metrics';
import { jest } from '@jest/globals';
import { createPowertoolsScoringMetrics } from '../../../lambdas/scoring/powertools-scoring-metrics.ts';

describe('createPowertoolsScoringMetrics', () => {
  it('writes each count with its own dimensions, and each time of a batch', () => {
    const written: string[] = [];
    const out = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((line) => written.push(String(line)) > 0);
    const metrics = createPowertoolsScoringMetrics(
      new Metrics({ namespace: 'LeadLake', serviceName: 'scoring' }),
    );
    metrics.count('BandChanges', 2, { to: 'HOT' });
    metrics.count('LeadsScored', 3, {});
    metrics.latencies([250, 400]);
    out.mockRestore();

    const [changes, scored, latency] = written.map((line) => JSON.parse(line));
    expect(changes).toMatchObject({ BandChanges: 2, to: 'HOT' });
    expect(scored).toMatchObject({ LeadsScored: 3 });
    expect(scored).not.toHaveProperty('to');
    expect(latency).toMatchObject({ ScoringLatencyMs: [250, 400] });
    expect(latency._aws.CloudWatchMetrics[0].Metrics).toEqual([
      { Name: 'ScoringLatencyMs', Unit: 'Milliseconds' },
    ]);
  });

  it('loses no time of a batch that is larger than one line may be', () => {
    const written: string[] = [];
    const out = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((line) => written.push(String(line)) > 0);
    const all = Array.from({ length: 250 }, (_, place) => place);
    createPowertoolsScoringMetrics(new Metrics({ namespace: 'LeadLake', serviceName: 'scoring' })).latencies(
      all,
    );
    out.mockRestore();
    expect(written.flatMap((line) => JSON.parse(line).ScoringLatencyMs)).toEqual(all);
  });
});
