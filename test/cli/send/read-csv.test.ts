import { parseCsvMap } from '#cli/send/csv-map.ts';
import { InputError } from '#cli/send/input-error.ts';
import { readCsv } from '#cli/send/read-csv.ts';
import { collect, pieces } from './collect.ts';

const read = (input: string | Uint8Array, map = '') =>
  collect(readCsv(() => pieces(input), 'leads.csv', parseCsvMap(`event_type: click\n${map}`, 'map.yaml')));
const event = (cells: object): string => JSON.stringify({ event_type: 'click', ...cells });

describe('a CSV input', () => {
  it('has an event per row, with the line the row ends on', async () => {
    expect(await read('a,b\n1,2\n\n"x\ny","say ""hi"""\n3,4')).toEqual([
      [2, event({ a: '1', b: '2' })],
      [5, event({ a: 'x\ny', b: 'say "hi"' })],
      [6, event({ a: '3', b: '4' })],
    ]);
  });

  it('may begin with a byte order mark, end its lines with CRLF and separate its cells by a semicolon', async () => {
    expect(await read('\uFEFF"a";b\r\nx,y;é\r\n', 'delimiter: ";"\n')).toEqual([
      [2, event({ a: 'x,y', b: 'é' })],
    ]);
  });

  it('may have no rows', async () => {
    expect(await read('a,b\n')).toEqual([]);
  });

  it.each([
    [
      'a row of another width',
      'a,b\n1,2\n3\n',
      'leads.csv:3: the row has another number of cells than the first line has columns',
    ],
    [
      'a ragged row far down',
      `a\n${'1\n'.repeat(5_000)}1,2\n`,
      'leads.csv:5002: the row has another number of cells',
    ],
    ['an open quote', 'a,b\n1,2\n"3,4\n5,6\n', 'a quote that begins on this line is never closed'],
    ['text behind a quote', 'a,b\n"1"x,2\n', 'leads.csv:2: Invalid Closing Quote'],
    ['no header', '', 'leads.csv: the file is empty; the first line has to name the columns'],
    ['no UTF-8', Buffer.from([0x61, 0x0a, 0xe9, 0x0a]), 'leads.csv: the text is not UTF-8; convert it first'],
  ])('with %s gives no record at all and says where', async (_, input, message) => {
    const given: unknown[] = [];
    const reading = (async () => {
      for await (const records of readCsv(
        () => pieces(input),
        'leads.csv',
        parseCsvMap('event_type: click', 'm'),
      )) {
        given.push(records);
      }
    })();

    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(message);
    expect(given).toEqual([]);
  });

  it('fails as its source fails', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n');
      throw new Error('unplugged');
    };
    const reading = collect(readCsv(broken, 'leads.csv', parseCsvMap('event_type: click', 'm')));
    await expect(reading).rejects.toThrow('unplugged');
  });

  it('of many rows is read whole, in order', async () => {
    const rows = Array.from({ length: 25_000 }, (_, at) => `${at},x`);
    const records = await read(`a,b\n${rows.join('\n')}\n`);
    expect(records).toHaveLength(25_000);
    expect(records.at(-1)).toEqual([25_001, event({ a: '24999', b: 'x' })]);
  });
});
