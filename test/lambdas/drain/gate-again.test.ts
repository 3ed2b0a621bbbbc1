import type { KinesisStreamRecord } from 'aws-lambda';
import { gateAgain } from '../../../lambdas/drain/gate-again.ts';
import { kinesisBatch } from '../validation/support/kinesis.ts';

const { Records: records } = kinesisBatch(['a', 'b', 'c', 'd', 'e']);
const textOf = ({ kinesis }: KinesisStreamRecord) => Buffer.from(kinesis.data, 'base64').toString();

/** A gate that breaks on some texts, and hands back others. */
function gateOf({ breaksOn = '', handsBack = '' }) {
  const calls: string[] = [];
  const gate = async ({ Records }: { Records: KinesisStreamRecord[] }) => {
    const texts = Records.map(textOf).join('');
    calls.push(texts);
    if ([...texts].some((text) => breaksOn.includes(text))) throw new Error('broken');
    const failed = Records.filter((record) => handsBack.includes(textOf(record)));
    return {
      batchItemFailures: failed.map(({ kinesis }) => ({ itemIdentifier: kinesis.sequenceNumber })),
    };
  };
  return { calls, gate };
}

describe('giving records to the gate again', () => {
  it('gives them all at once', async () => {
    const { calls, gate } = gateOf({});
    expect(await gateAgain(records, gate, async () => false)).toBe(true);
    expect(calls).toEqual(['abcde']);
  });

  it('halves them until those the gate breaks on stand alone, and gives up only these', async () => {
    const { calls, gate } = gateOf({ breaksOn: 'be' });
    const givenUp: string[] = [];
    const isStored = await gateAgain(records, gate, async (record) => {
      givenUp.push(textOf(record));
      return true;
    });
    expect(isStored).toBe(true);
    expect(givenUp).toEqual(['b', 'e']);
    expect(calls).toEqual(['abcde', 'abc', 'ab', 'a', 'b', 'c', 'de', 'd', 'e']);
  });

  it('is not done where a record could not even be given up, and still takes the others', async () => {
    const { calls, gate } = gateOf({ breaksOn: 'a' });
    expect(await gateAgain(records, gate, async () => false)).toBe(false);
    expect(calls.at(-1)).toBe('de');
  });

  it('gives up no record that the gate hands back, because the store is at fault and not the record', async () => {
    const { calls, gate } = gateOf({ handsBack: 'c' });
    const givenUp: string[] = [];
    const isStored = await gateAgain(records, gate, async (record) => {
      givenUp.push(textOf(record));
      return true;
    });
    expect(isStored).toBe(false);
    expect(givenUp).toEqual([]);
    expect(calls).toEqual(['abcde']);
  });
});
