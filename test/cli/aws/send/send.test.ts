import { sendToLake } from '#cli/aws/send/send.ts';
import { createTestContext } from '../../commands/test-context.ts';
import { type Answers, awsError, fakeLake, PARAMETERS, refusing } from '../fake-aws.ts';

interface Put {
  readonly Records: readonly { readonly Data: Uint8Array }[];
}
const taken = { SequenceNumber: '1' };
const allTaken = ({ Records }: Put) => ({ Records: Records.map(() => taken) });

const VIEW = '{"event_type":"page_view","anonymous_id":"a-1","timestamp":"2024-05-05T10:00:00Z"}';

async function sendLines(
  lines: readonly string[],
  answers: Answers,
  known?: Readonly<Record<string, string>>,
) {
  const { lake, inputsOf } = fakeLake(answers, known);
  const { context, written } = createTestContext();
  async function* input() {
    yield lines.map((text, place) => ({ line: place + 1, data: Buffer.from(text) }));
  }
  const result = await sendToLake(lake, input(), context);
  const puts = inputsOf('PutRecords') as unknown as Put[];
  return {
    result,
    written,
    sent: puts.map(({ Records }) => Records.map(({ Data }) => Buffer.from(Data).toString())),
  };
}

describe('lake send to AWS', () => {
  it('sends every record, and counts what the gate will make of them', async () => {
    const packed = `${VIEW}\nno JSON`;
    const { result, sent, written } = await sendLines([VIEW, '{"event_type":"badge_scan"}', VIEW, packed], {
      PutRecords: allTaken,
    });
    expect(sent).toEqual([['{"event_type":"badge_scan"}', packed, `${VIEW}\n${VIEW}`]]);
    expect(result).toEqual({
      read: 4,
      accepted: 3,
      quarantined: 2,
      reasons: { unknown_event_type: 1, not_json: 1 },
      rejects: [
        { line: 2, index: 0, reason: 'unknown_event_type', path: 'event_type' },
        { line: 4, index: 1, reason: 'not_json', path: '' },
      ],
      leftover: { read: 0, accepted: 0, quarantined: 0, reasons: {} },
    });
    expect(written.stderr).toMatch(/^the stream of dev has them; .+ the verdicts of the same gate/);
  });

  it('sends malformed bytes as they are: they are the gate’s to judge', async () => {
    const { sent, result } = await sendLines(['oops'], { PutRecords: allTaken });
    expect([sent, result.reasons]).toEqual([[['oops']], { not_json: 1 }]);
  });

  it('sends again what the stream refused, and only that', async () => {
    let calls = 0;
    const PutRecords = ({ Records }: Put) => {
      calls += 1;
      const refused = { ErrorCode: 'ProvisionedThroughputExceededException' };
      return { Records: Records.map((_, place) => (calls === 1 && place === 1 ? refused : taken)) };
    };
    const { sent, result } = await sendLines(['oops', 'ouch', VIEW], { PutRecords });
    expect(sent).toEqual([['oops', 'ouch', VIEW], ['ouch']]);
    expect(result.read).toBe(3);
  });

  it('names the lines that the stream refused to the end', async () => {
    const PutRecords = ({ Records }: Put) => ({
      Records: Records.map(({ Data }) =>
        Buffer.from(Data).toString() === 'oops' ? { ErrorCode: 'InternalFailure' } : taken,
      ),
    });
    await expect(sendLines([VIEW, 'oops'], { PutRecords })).rejects.toThrow(
      '1 of 2 records could not be sent (line 2: InternalFailure), all others were: ' +
        'once that is mended send the file again, what is there already is recognised',
    );
  });

  it('names a line that no stream takes, after all others were sent', async () => {
    const sent: number[] = [];
    const PutRecords = (put: Put) => {
      sent.push(put.Records.length);
      return allTaken(put);
    };
    await expect(sendLines(['x'.repeat(1_048_577), VIEW], { PutRecords })).rejects.toThrow(
      '1 of 2 records could not be sent (line 1: a stream takes at most 1 MiB), all others were',
    );
    expect(sent).toEqual([1]);
  });

  it('says in one sentence that the lake is not there, or that putting is not permitted', async () => {
    await expect(sendLines([VIEW], {}, {})).rejects.toThrow(/^the lake dev is not deployed here/);
    const PutRecords = refusing(awsError('AccessDeniedException'));
    await expect(sendLines([VIEW], { PutRecords })).rejects.toThrow(
      `these credentials may not put records into the stream ${PARAMETERS['stream-name']}`,
    );
  });
});
