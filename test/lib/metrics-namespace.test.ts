import { inEnvironment, metricsNamespace } from '../../lib/metrics-namespace.ts';

describe('metricsNamespace', () => {
  it('keeps the metrics of two environments of an account apart', () => {
    expect([metricsNamespace('dev'), metricsNamespace('prod')]).toEqual(['LeadLake/dev', 'LeadLake/prod']);
  });
});

describe('inEnvironment', () => {
  it('moves the lake’s own metrics, and leaves those of AWS and those that are in place', () => {
    const moved = ['LeadLake', 'AWS/Lambda', 'LeadLake/prod'].map(
      (namespace) => inEnvironment('dev', { namespace, name: 'x' }).namespace,
    );
    expect(moved).toEqual(['LeadLake/dev', 'AWS/Lambda', 'LeadLake/prod']);
  });
});
