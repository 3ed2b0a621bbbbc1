import { jest } from '@jest/globals';
import { type AwsRequest, startFakeAws } from '../support/fake-aws.ts';
import { runBundle } from '../support/run-bundle.ts';
import { kinesisBatch } from './support/kinesis.ts';

jest.setTimeout(60_000);

const SECRET_ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:pepper-AbCdEf';
const PEPPER = 'Zx3q'.repeat(16);
const lead = { event_type: 'roadshow_lead', event_id: 'e-1', email: 'jane@example.com', phone: '555-0100' };
const environment = {
  LEAD_LAKE_BUCKET: 'lake',
  LEAD_LAKE_PEPPER_SECRET: SECRET_ARN,
  LEAD_LAKE_DEFAULT_ZONES: '{"webinar":"Europe/Berlin"}',
};

const isSecret = ({ headers }: AwsRequest) => headers['x-amz-target'] === 'secretsmanager.GetSecretValue';
const secret = (text: string) => ({ body: JSON.stringify({ ARN: SECRET_ARN, SecretString: text }) });

describe('the validation function, bundled', () => {
  it('fetches the pepper once, then stores quarantine, raw and validated, each only if absent', async () => {
    const aws = await startFakeAws((request) => (isSecret(request) ? secret(PEPPER) : {}));
    try {
      const { answer } = await runBundle(
        'validation',
        { ...environment, ...aws.environment },
        kinesisBatch([lead, 'oops']),
      );
      expect(answer).toEqual({ batchItemFailures: [] });
      const [first, ...puts] = aws.requests;
      expect(JSON.parse(String(first?.body))).toEqual({ SecretId: SECRET_ARN });
      expect(puts.map(({ method, url }) => `${method} ${url.split('/').slice(0, 4).join('/')}`)).toEqual([
        'PUT /lake/quarantine/reason%3Dnot_json',
        'PUT /lake/raw/source%3Droadshow',
        'PUT /lake/validated/gate%3D2',
      ]);
      expect(puts.map(({ headers }) => headers['if-none-match'])).toEqual(['*', '*', '*']);
    } finally {
      await aws.stop();
    }
  });

  it('reports counts under the lake’s namespace, and neither contact data nor pepper', async () => {
    const aws = await startFakeAws((request) => (isSecret(request) ? secret(PEPPER) : { status: 403 }));
    try {
      const { answer, log } = await runBundle(
        'validation',
        { ...environment, ...aws.environment, POWERTOOLS_METRICS_NAMESPACE: 'LeadLake/test' },
        kinesisBatch([lead]),
      );
      expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '100' }] });
      expect(log).toContain('"Namespace":"LeadLake/test"');
      expect(log).toContain('"RecordsReturned":1');
      expect(log).toContain('object not stored, its records are delivered again');
      expect(log).not.toMatch(/jane|555-?0100/);
      expect(log).not.toContain(PEPPER);
    } finally {
      await aws.stop();
    }
  });

  it('does not start on a secret that holds no pepper, and does not repeat what it holds', async () => {
    const aws = await startFakeAws(() => secret('change me!'));
    try {
      const starting = runBundle('validation', { ...environment, ...aws.environment });
      await expect(starting).rejects.toThrow('PepperError');
      await expect(starting).rejects.not.toThrow('change me!');
    } finally {
      await aws.stop();
    }
  });
});
