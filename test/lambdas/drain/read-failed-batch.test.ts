import { readFailedBatch } from '../../../lambdas/drain/read-failed-batch.ts';
import { kinesisBatch, kinesisRecord } from '../validation/support/kinesis.ts';
import { failedBatch } from './support/failed-batch.ts';

const event = kinesisBatch([{ type: 'page_view' }, 'oops']);
const bytesOf = (document: unknown) => Buffer.from(JSON.stringify(document));
const withRecord = (record: unknown) => bytesOf({ payload: JSON.stringify({ Records: [record] }) });
const { eventID, kinesis } = kinesisRecord('a');

describe('a batch Lambda gave up on', () => {
  it('is the event of the failed invocation, whole', () => {
    expect(readFailedBatch(failedBatch(event))).toEqual(event);
  });

  it.each([
    ['no JSON', Buffer.from('{"payload":')],
    ['empty', new Uint8Array()],
    ['without a payload, as other destinations have it', bytesOf({ version: '1.0' })],
    ['of a payload that is no JSON', bytesOf({ payload: '{' })],
    ['of another source', bytesOf({ payload: JSON.stringify({ Records: [{ messageId: '1', body: '' }] }) })],
    ['of no records', bytesOf({ payload: '{"Records":[]}' })],
    ['of a record without data', withRecord({ eventID, kinesis: { ...kinesis, data: undefined } })],
    ['of data that is not base64', withRecord({ eventID, kinesis: { ...kinesis, data: 'a-b' } })],
    [
      'of an arrival that no date can name',
      withRecord({ eventID, kinesis: { ...kinesis, approximateArrivalTimestamp: 1e15 } }),
    ],
    ['of a shard that would lead elsewhere', withRecord({ eventID: '../raw:1', kinesis })],
    [
      'of a sequence number that is none',
      withRecord({ eventID, kinesis: { ...kinesis, sequenceNumber: '1/2' } }),
    ],
  ])('is not what is %s', (_what, bytes) => {
    expect(readFailedBatch(bytes)).toBeNull();
  });
});
