import { decodeFrame, encodeFrame, TORN_MARK } from '#cli/local/frame.ts';

const RECORD = { partitionKey: 'kéy "1"', arrivalMs: 1_000, data: Buffer.from('{"a":1}') };
const FRAME =
  '{"sequenceNumber":"100000000000000000042","partitionKey":"kéy \\"1\\"",' +
  '"arrivalMs":1000,"appendedMs":2000,"data":"eyJhIjoxfQ=="}\n';

describe('a frame of the log', () => {
  it('is one line that names its own place', () => {
    expect(encodeFrame(RECORD, 2_000, 42)).toBe(FRAME);
  });

  it('gives the record back at its place', () => {
    expect(decodeFrame(FRAME.trimEnd(), 'shardId-000000000000', 42)).toEqual({
      shardId: 'shardId-000000000000',
      sequenceNumber: '100000000000000000042',
      partitionKey: 'kéy "1"',
      arrivalMs: 1_000,
      appendedMs: 2_000,
      data: 'eyJhIjoxfQ==',
    });
  });

  it('is no record at another place', () => {
    expect(decodeFrame(FRAME.trimEnd(), 'shardId-000000000000', 43)).toBeNull();
  });

  it('is no record once it is marked as torn, wherever it was torn', () => {
    const line = FRAME.trimEnd();
    for (let length = 0; length <= line.length; length += 1) {
      expect(decodeFrame(line.slice(0, length) + TORN_MARK.trimEnd(), 'shardId-000000000000', 42)).toBeNull();
    }
  });

  it.each(['', 'null', '42', '"text"', '[]', '{}', '\0\0\0'])('is not read out of %j', (line) => {
    expect(decodeFrame(line, 'shardId-000000000000', 0)).toBeNull();
  });
});
