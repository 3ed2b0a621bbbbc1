import { readDrainEnvironment } from '../../../lambdas/drain/env.ts';

const env = {
  LEAD_LAKE_BUCKET: 'lake',
  LEAD_LAKE_FAILURES_BUCKET: 'failures',
  LEAD_LAKE_PEPPER: '00112233445566778899aabbccddeeff',
};

describe('the environment of the drain', () => {
  it('is that of the gate, and where it finds what the gate never got', () => {
    expect(readDrainEnvironment(env)).toMatchObject({ bucket: 'lake', failuresBucket: 'failures' });
  });

  it('names all that is wrong at once, the gate’s and its own', () => {
    expect(() => readDrainEnvironment({ LEAD_LAKE_PEPPER: env.LEAD_LAKE_PEPPER })).toThrow(
      'the environment of the drain cannot be used: LEAD_LAKE_BUCKET is missing; LEAD_LAKE_FAILURES_BUCKET is missing',
    );
  });

  it('is refused for its own mistake alone', () => {
    expect(() => readDrainEnvironment({ ...env, LEAD_LAKE_FAILURES_BUCKET: '' })).toThrow(
      'the drain cannot be used: LEAD_LAKE_FAILURES_BUCKET is empty',
    );
  });
});
