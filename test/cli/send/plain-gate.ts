import { hash } from 'node:crypto';
import type { ObjectStore } from '#adapters/object-store.ts';
import type { SendRecordsProps } from '#cli/send/send-records.ts';
import type { Verdict } from '../../../lambdas/validation/verdict.ts';

/** Lines that the plain gate puts into quarantine. */
export const BAD = 'bad';

/**
 * A gate with nothing to judge: it stores a batch as one object of raw lines, quarantines those that say "bad",
 * and reports the whole batch as failed where the store fails.
 */
export const createPlainGate: SendRecordsProps['createGate'] = ({ store, onVerdicts }) => {
  return async ({ Records }) => {
    const records = Records.map(({ eventID, kinesis }) => ({
      shardId: eventID.split(':')[0] ?? '',
      sequenceNumber: kinesis.sequenceNumber,
      text: Buffer.from(kinesis.data, 'base64').toString(),
    }));
    const body = records
      .map(({ sequenceNumber, text }) => JSON.stringify({ sequenceNumber, text }))
      .join('\n');
    try {
      await putBatch(store, body);
    } catch {
      return { batchItemFailures: [{ itemIdentifier: records[0]?.sequenceNumber }] };
    }
    onVerdicts(
      records.map(({ shardId, sequenceNumber, text }): Verdict => {
        const position = { shardId, sequenceNumber, recordIndex: 0 };
        return text === BAD
          ? { ...position, outcome: 'quarantined', reason: 'not_json', path: '' }
          : { ...position, outcome: 'accepted', source: 'web', eventType: 'click' };
      }),
    );
    return { batchItemFailures: [] };
  };
};

async function putBatch(store: ObjectStore, body: string): Promise<void> {
  await store.putIfAbsent(`raw/${hash('sha256', body)}`, Buffer.from(body));
}
