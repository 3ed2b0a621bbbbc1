import { decodeRecord, isRefusal } from '../../../lambdas/validation/decode-record.ts';

const LIMITS = { maxEventBytes: 100, maxDepth: 3 };

/** Index, bytes as text and what they came to: `ok` or the reason. */
const decode = (record: string | number[], limits = LIMITS) =>
  decodeRecord(Buffer.from(record as string), limits).map(({ recordIndex, payload, content }) => [
    recordIndex,
    Buffer.from(payload).toString('latin1'),
    isRefusal(content) ? content.reason : 'ok',
  ]);
const reasonOf = (record: string | number[]) => decode(record).map(([, , reason]) => reason);

describe('decodeRecord', () => {
  it('takes a record that holds one object', () => {
    expect(decode('{"a":1}')).toEqual([[0, '{"a":1}', 'ok']]);
  });

  it('takes an object over several lines, and blanks around it, as one event', () => {
    expect(decode('{\n"a":\n1}\n')).toEqual([[0, '{\n"a":\n1}\n', 'ok']]);
  });

  it.each([
    ['empty', ''],
    ['empty', ' \r\n\t'],
    ['aggregated_record', [0xf3, 0x89, 0x9a, 0xc2, 0x0a, 0x7b, 0x7d]],
    ['too_large', `{"a":"${'x'.repeat(100)}"}`],
    ['not_utf8', [0x22, 0xff, 0x22]],
    ['not_utf8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['not_json', '{"a":1'],
    ['not_json', [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
    ['not_json', '{"a":1}\u0000'],
    ['too_deep', '{"a":{"b":{"c":{}}}}'],
    ['too_deep', '[[[[]]]]'],
    ['not_object', '[{"a":1}]'],
    ['not_object', 'null'],
    ['not_object', '"text"'],
  ])('refuses with %s: %j', (reason, record) => {
    expect(reasonOf(record)).toEqual([reason]);
  });

  it('takes nesting up to the limit', () => {
    expect(reasonOf('{"a":{"b":{"c":1}}}')).toEqual(['ok']);
  });

  it('cuts a packed record into its lines and judges each on its own', () => {
    expect(decode('{"a":1}\n\n oops \r\n{"b":2}\r\n[]')).toEqual([
      [0, '{"a":1}', 'ok'],
      [2, ' oops \r', 'not_json'],
      [3, '{"b":2}\r', 'ok'],
      [4, '[]', 'not_object'],
    ]);
  });

  it('cuts by bytes, so that a line of broken UTF-8 costs no other line', () => {
    expect(decode([0x7b, 0x7d, 0x0a, 0xff, 0x0a, 0x7b, 0x7d])).toEqual([
      [0, '{}', 'ok'],
      [1, '\u00ff', 'not_utf8'],
      [2, '{}', 'ok'],
    ]);
  });

  it('keeps a record whole when no line of it is an object', () => {
    expect(decode('[1,\n2')).toEqual([[0, '[1,\n2', 'not_json']]);
    expect(decode('1\n2')).toEqual([[0, '1\n2', 'not_json']]);
  });

  it('cuts a record whose only object is too deep', () => {
    expect(reasonOf('{"a":{"b":{"c":{}}}}\noops')).toEqual(['too_deep', 'not_json']);
  });

  it('holds the size limit to each line of a packed record, not to the record', () => {
    const line = `{"a":"${'x'.repeat(80)}"}`;
    expect(reasonOf([line, line].join('\n'))).toEqual(['ok', 'ok']);
    expect(reasonOf([line, 'y'.repeat(101)].join('\n'))).toEqual(['ok', 'too_large']);
  });

  it('refuses a record that is too large and has no usable line as a whole', () => {
    expect(reasonOf(`${'x'.repeat(80)}\n${'y'.repeat(80)}`)).toEqual(['too_large']);
  });

  it('survives a nesting that would overflow any stack', () => {
    const deep = '['.repeat(400_000);
    const limits = { maxEventBytes: 1_000_000, maxDepth: 100 };
    expect(decode(deep + ']'.repeat(400_000), limits).map(([, , reason]) => reason)).toEqual(['too_deep']);
    expect(decode(deep, limits).map(([, , reason]) => reason)).toEqual(['not_json']);
  });
});
