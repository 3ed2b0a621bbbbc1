import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTables, TableDefinitionError } from '#lib/constructs/catalog/table-definition.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tables-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(path.join(folder, `${name}.yaml`), text);
const HEAD = 'layer: processed\nkind: derived\ngrain: one row\ncomment: C\n';

describe('table definitions', () => {
  it('hold every table of the lake, four of them external', () => {
    const tables = readTables();

    expect(tables.filter(({ kind }) => kind === 'external').map(({ table }) => table)).toEqual([
      'quarantined_records',
      'raw_events',
      'score_log',
      'validated_events',
    ]);
    expect(tables.filter(({ columns }) => columns.length === 0)).toEqual([]);
  });

  it('leave contact data to the one table of the contacts layer', () => {
    const holders = readTables().filter(
      ({ kind, columns }) => kind !== 'external' && columns.some(({ contact }) => contact),
    );

    expect(holders.map(({ table, layer }) => [table, layer])).toEqual([['lead_contacts', 'contacts']]);
  });

  it('take columns of another table but for those they leave out, and put their own after them', () => {
    write(
      'a',
      `table: a\n${HEAD}columns:\n  - {name: x, type: string, comment: X}\n  - {name: y, type: date, comment: Y}\n`,
    );
    write(
      'b',
      `table: b\n${HEAD}like: {table: a, except: [x]}\ncolumns: [{name: z, type: bigint, comment: Z}]\n`,
    );

    const [, b] = readTables(folder);

    expect(b?.columns.map(({ name, type, contact }) => [name, type, contact])).toEqual([
      ['y', 'date', false],
      ['z', 'bigint', false],
    ]);
  });

  it('are refused with every mistake of a file', () => {
    write('a', `table: A-1\n${HEAD.replace('processed', 'silver')}columns: []\n`);

    expect(() => readTables(folder)).toThrow(TableDefinitionError);
    expect(() => readTables(folder)).toThrow(
      /a\.yaml: table must be lower case letters.*; layer Invalid option/,
    );
  });

  it('are refused when they are like a table there is not', () => {
    write('a', `table: a\n${HEAD}like: {table: b}\n`);

    expect(() => readTables(folder)).toThrow('glue-scripts/tables/a.yaml: like b, which is no table');
  });
});
