import type { KinesisStreamEvent } from 'aws-lambda';

/** The bytes Lambda leaves in S3 of a batch it gave up on, after its documentation. */
export function failedBatch(event: KinesisStreamEvent): Uint8Array {
  return Buffer.from(
    JSON.stringify({
      requestContext: {
        requestId: 'c9b8fa9f-5a7f-xmpl-af9c-0c604cde93a5',
        functionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:validation',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 21,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: '2025-01-10T09:00:00.000Z',
      KinesisBatchInfo: { shardId: 'shardId-000000000000', batchSize: event.Records.length },
      payload: JSON.stringify(event),
    }),
  );
}
