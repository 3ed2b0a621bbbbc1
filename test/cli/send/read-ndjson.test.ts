import fc from 'fast-check';
import { InputError } from '#cli/send/input-error.ts';
import { readNdjson } from '#cli/send/read-ndjson.ts';
import { collect, pieces } from './collect.ts';

describe('newline-delimited JSON', () => {
  it('has a record per line, numbered as an editor numbers them, and none for blank lines', async () => {
    const input = '{"a":1}\n\n  \t\n{"b":2}\r\nnot json\n';
    expect(await collect(readNdjson(pieces(input), 'f'))).toEqual([
      [1, '{"a":1}'],
      [4, '{"b":2}'],
      [5, 'not json'],
    ]);
  });

  it('does not need an end to its last line', async () => {
    expect(await collect(readNdjson(pieces('a\nb'), 'f'))).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('does not take the byte order mark of a Windows file for a part of its first line', async () => {
    const bom = Buffer.from([0xef, 0xbb, 0xbf]);
    const input = Buffer.concat([bom, Buffer.from('{"a":1}\n{"b":2}')]);
    expect(await collect(readNdjson(pieces(input), 'f'))).toEqual([
      [1, '{"a":1}'],
      [2, '{"b":2}'],
    ]);
    expect(await collect(readNdjson(pieces(Buffer.concat([bom, Buffer.from('{}')])), 'f'))).toEqual([
      [1, '{}'],
    ]);
  });

  it('of nothing has no record', async () => {
    expect(await collect(readNdjson(pieces(), 'f'))).toEqual([]);
    expect(await collect(readNdjson(pieces('\n\n'), 'f'))).toEqual([]);
  });

  it('keeps every other byte of a line, white space and broken UTF-8 included', async () => {
    const line = Buffer.from([0x20, 0xff, 0xfe, 0x00, 0x09, 0x7b]);
    for await (const [record] of readNdjson(pieces(Buffer.concat([line, Buffer.from('\n')])), 'f')) {
      expect(Buffer.from(record?.data ?? [])).toEqual(line);
    }
    expect.assertions(1);
  });

  it('names the line that is too long, after the records before it', async () => {
    const seen: number[] = [];
    const reading = (async () => {
      for await (const records of readNdjson(pieces('ok\n', '12345', '6789'), 'leads.ndjson', 8)) {
        seen.push(...records.map(({ line }) => line));
      }
    })();

    await expect(reading).rejects.toThrow(
      new InputError('leads.ndjson:2: the line is longer than 8 bytes; the records before it were sent'),
    );
    expect(seen).toEqual([1]);
  });

  it('is the same however it comes in pieces', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '{', '\n', '\r', ' ', 'é') });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (input, size) => {
        const bytes = Buffer.from(input);
        const cut = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        // CRLF ends a line as LF does; a lone CR at the very end is part of the last line.
        const whole = input
          .replaceAll('\r\n', '\n')
          .split('\n')
          .map((line, at): [number, string] => [at + 1, line])
          .filter(([, line]) => /[^ \t\r]/.test(line));

        expect(await collect(readNdjson(pieces(...cut), 'f'))).toEqual(whole);
      }),
    );
  });
});
