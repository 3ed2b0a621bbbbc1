import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { glueBundle } from '#lib/constructs/processing/glue-bundle.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lead-lake-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('holds the package, models, tables and definitions, where jobs look for them, and nothing else', () => {
  expect(glueBundle(folder)).toBe(folder);
  expect(readdirSync(folder).sort()).toEqual(['definitions', 'lead_lake', 'models', 'tables']);
  const model = '186_leads.sql';
  expect(readFileSync(path.join(folder, 'models', model), 'utf8')).toBe(
    readFileSync(path.join('glue-scripts', 'models', model), 'utf8'),
  );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(new Set(files.map(({ name }) => path.extname(name)))).toEqual(
    new Set(['.json', '.py', '.sql', '.yaml']),
  );
});

it('loses what is no longer part of it', () => {
  const old = path.join(folder, 'models', '999_gone.sql');
  mkdirSync(path.dirname(old));
  writeFileSync(old, 'select 1');
  glueBundle(folder);
  expect(existsSync(old)).toBe(false);
});
