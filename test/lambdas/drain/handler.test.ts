import { jest } from '@jest/globals';
import { type AwsRequest, startFakeAws } from '../support/fake-aws.ts';
import { runBundle } from '../support/run-bundle.ts';
import { kinesisBatch, RECEIVED_AT_MS } from '../validation/support/kinesis.ts';
import { failedBatch } from './support/failed-batch.ts';

jest.setTimeout(60_000);

const KEY = 'aws/lambda/c9b8fa9f/shardId-000000000000/2025/01/10/2025-01-10T09.00.00-c0604cde';
const lead = { event_type: 'roadshow_lead', event_id: 'e-1', email: 'jane@example.com' };
const LISTING = `<ListBucketResult><IsTruncated>false</IsTruncated>
  <Contents><Key>${KEY}</Key><Size>900</Size></Contents></ListBucketResult>`;

/** Where a request goes: bucket and the first part of its key. */
const placeOf = ({ method, url }: AwsRequest) =>
  `${method} ${url.split('?')[0]?.split('/').slice(1, 3).join('/')}`;

describe('the drain function, bundled', () => {
  it('lists and reads what waits, stores it through the gate, removes it, and tells what it did', async () => {
    const waiting = failedBatch(kinesisBatch([lead, 'oops']));
    const aws = await startFakeAws(({ method, url }) => {
      if (method !== 'GET') return {};
      return { body: url.includes('list-type=2') ? LISTING : Buffer.from(waiting).toString() };
    });
    const environment = {
      LEAD_LAKE_BUCKET: 'lake',
      LEAD_LAKE_FAILURES_BUCKET: 'failures',
      LEAD_LAKE_PEPPER: '00112233445566778899aabbccddeeff',
      ...aws.environment,
    };
    try {
      const { answer, log } = await runBundle('drain', environment, {});
      expect(answer).toEqual({
        drained: 1,
        unreadable: 0,
        failed: 0,
        left: 0,
        accepted: 1,
        quarantined: 1,
        reasons: { not_json: 1 },
        oldestArrivalMs: RECEIVED_AT_MS,
      });
      expect(aws.requests.map(placeOf)).toEqual([
        'GET failures/',
        'GET failures/aws',
        'PUT lake/quarantine',
        'PUT lake/raw',
        'PUT lake/validated',
        'DELETE failures/aws',
      ]);
      expect(log).toContain('"OnFailureObjectsFound":1');
      expect(log).toContain('"OnFailureObjectsKept":0');
      expect(log).not.toContain('jane');
    } finally {
      await aws.stop();
    }
  });
});
