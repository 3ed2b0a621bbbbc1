import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '#cli/send/input-error.ts';
import { STANDARD_INPUT } from '#cli/send/input-format.ts';
import { type InputProps, openInput } from '#cli/send/open-input.ts';
import { collect, pieces } from './collect.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'open-input-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fileWith = async (name: string, text: string): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
};
const open = (props: Partial<InputProps>) =>
  openInput({ file: STANDARD_INPUT, standardInput: pieces(), ...props });
const spools = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('lead-lake-'));

describe('opening an input', () => {
  it.each([
    [
      'leads.ndjson',
      '{"a":1}\n{"b":2}\n',
      [
        [1, '{"a":1}'],
        [2, '{"b":2}'],
      ],
    ],
    ['leads.json', '[{"a":1}]', [[1, '{"a":1}']]],
  ])('reads %s as its name says', async (name, text, records) => {
    expect(await collect(await open({ file: await fileWith(name, text) }))).toEqual(records);
  });

  it('reads csv with its map', async () => {
    const file = await fileWith('leads.csv', 'a\n1\n');
    const mapFile = await fileWith('map.yaml', 'event_type: click\n');

    expect(await collect(await open({ file, mapFile }))).toEqual([[2, '{"event_type":"click","a":"1"}']]);
  });

  it('reads standard input, csv too, and leaves no copy of it behind', async () => {
    const mapFile = await fileWith('map.yaml', 'event_type: click\n');
    const before = await spools();

    expect(await collect(await open({ standardInput: pieces('{"a":1}') }))).toEqual([[1, '{"a":1}']]);
    const csv = await open({ standardInput: pieces('a\n1\n'), format: 'csv', mapFile });
    expect(await collect(csv)).toEqual([[2, '{"event_type":"click","a":"1"}']]);
    const ragged = await open({ standardInput: pieces('a\n1,2\n'), format: 'csv', mapFile });
    await expect(collect(ragged)).rejects.toThrow('standard input:2: the row has another number of cells');
    expect(await spools()).toEqual(before);
  });

  it('says in one sentence what is wrong with the file', async () => {
    const missing = path.join(folder, 'missing.ndjson');
    await expect(open({ file: missing })).rejects.toThrow(
      new InputError(`cannot read ${missing}: there is no such file`),
    );

    const directory = path.join(folder, 'leads.json');
    await mkdir(directory);
    await expect(open({ file: directory })).rejects.toThrow(`${directory} is a directory; name a file in it`);
  });

  it('wants a map with csv, and with nothing else', async () => {
    const file = await fileWith('leads.csv', 'a\n1\n');
    await expect(open({ file })).rejects.toThrow(
      `${file}: csv needs a map that says which column feeds which field: --map`,
    );
    await expect(open({ mapFile: 'map.yaml' })).rejects.toThrow(
      'a map is for csv, and standard input is read as ndjson',
    );
  });

  it('names the map that is missing', async () => {
    const file = await fileWith('leads.csv', 'a\n1\n');
    await expect(open({ file, mapFile: '/nowhere/map.yaml' })).rejects.toThrow(
      'cannot read /nowhere/map.yaml: there is no such file',
    );
  });
});
