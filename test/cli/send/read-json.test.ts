import { readJson } from '#cli/send/read-json.ts';
import { collect, pieces } from './collect.ts';

const recordsOf = (text: string) => collect(readJson(pieces(text)));

describe('a JSON input', () => {
  it.each([
    ['an object', ' {"a": 1}\n'],
    ['an array of other things than objects', '[{"a":1}, 2]'],
    ['an array of arrays', '[[1]]'],
    ['an array with null in it', '[null]'],
    ['an empty array', '[]'],
    ['broken', '[{"a":1},'],
    ['empty', ''],
  ])('is one record, byte for byte, where it is %s', async (_, text) => {
    expect(await recordsOf(text)).toEqual([[1, text]]);
  });

  it('is one record where it is no UTF-8, byte for byte', async () => {
    const bytes = Buffer.from([0x5b, 0x7b, 0xff, 0x7d, 0x5d]);
    for await (const records of readJson(pieces(bytes))) {
      expect(records.map(({ data }) => [...data])).toEqual([[...bytes]]);
    }
    expect.assertions(1);
  });

  it('is taken apart where it is an array of objects, each as it was written and with its line', async () => {
    const text =
      '[\n  {"n": 1e400, "n": 12345678901234567890},\n  {"s": "],[\\"}{\\\\"} , {"deep": [{"x": [1, 2]}, {}]}\n]\n';
    expect(await recordsOf(text)).toEqual([
      [2, '{"n": 1e400, "n": 12345678901234567890}'],
      [3, '{"s": "],[\\"}{\\\\"}'],
      [3, '{"deep": [{"x": [1, 2]}, {}]}'],
    ]);
  });
});
