import { Metrics } from '@aws-lambda-powertools/metrics';
import { jest } from '@jest/globals';
import { createPowertoolsGateMetrics } from '../../../lambdas/validation/powertools-gate-metrics.ts';

describe('createPowertoolsGateMetrics', () => {
  it('writes each count with its own dimensions, so that none bleed into the next', () => {
    const written: string[] = [];
    const out = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((line) => written.push(String(line)) > 0);
    const count = createPowertoolsGateMetrics(
      new Metrics({ namespace: 'LeadLake', serviceName: 'validation' }),
    ).count;
    count('EventsAccepted', 2, { source: 'web' });
    count('RecordsReturned', 1, {});
    out.mockRestore();

    const [accepted, returned] = written.map((line) => JSON.parse(line));
    expect(accepted).toMatchObject({ EventsAccepted: 2, source: 'web' });
    expect(returned).toMatchObject({ RecordsReturned: 1 });
    expect(returned).not.toHaveProperty('source');
  });
});
